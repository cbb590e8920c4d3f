"""What goes into the YAML of a project in somebody's stead."""
