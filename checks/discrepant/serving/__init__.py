"""Serve the web page of a project to one reader on this machine, who may work on it there.

The standard library's server, since there is one reader, and four addresses: a framework would
bring more code to watch over, for the little that it would take off.
"""
