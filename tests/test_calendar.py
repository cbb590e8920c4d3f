"""Which days does this phrase mean?  Language in, days out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant import tokens
from discrepant.dates import calendar
from discrepant.dates.calendar import OPENERS, may_hold
from discrepant.interval import Interval
from discrepant.model import Day

# A Wednesday.
PUBLISHED = date(2024, 10, 23)


def on(day: date) -> Interval:
    return Interval.days(day, day)


def found(text: str, published: Interval | None) -> list[tuple[str, Day]]:
    """Return what a caller finds who scans from left to right, with its words."""
    split = tokens.split(text, 0, len(text))
    readings, at = [], 0
    while at < len(split):
        day = None
        if split.words[at] in OPENERS or split.is_number(at):
            day = calendar.read(split, at, published)
        if day:
            assert day.start == at < day.end <= len(split)
            readings.append((text[split.starts[at] : split.ends[day.end - 1]], day))
        at = day.end if day else at + 1
    return readings


def said(day: Day) -> str:
    """Write a value as "2024-06-19" or "2024-06-01/2024-06-30", ".." for an open side."""
    if day.value is None:
        return f"unread: {day.unread}"
    first, last = day.value.first_day, day.value.last_day
    if first == last:
        return str(first)
    return f"{first or '..'}/{last or '..'}"


def readings(text: str, published: date | None = PUBLISHED) -> list[str]:
    each = found(text, None if published is None else on(published))
    return [f"{words} = {said(day)}" for words, day in each]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("June 19, 2024", "2024-06-19"),
        ("the 2010 census", "2010-01-01/2010-12-31"),
        ("the 2011 riots", "2011-01-01/2011-12-31"),
        ("June 19 2024", "2024-06-19"),
        ("June 19th, 2024", "2024-06-19"),
        ("June 19,2024", "2024-06-19"),
        ("19 June 2024", "2024-06-19"),
        ("19th of June, 2024", "2024-06-19"),
        ("the 19th of June 2024", "2024-06-19"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("Sept 11, 2001", "2001-09-11"),
        ("Jan.5, 2024", "2024-01-05"),
        ("2024-06-19", "2024-06-19"),
        ("2024-6-9", "2024-06-09"),
        ("6/19/2024", "2024-06-19"),
        ("19/6/2024", "2024-06-19"),
        ("4/5/2016", "2016-04-05"),
        ("6/19/24", "2024-06-19"),
        ("6/19/98", "1998-06-19"),
        ("10-1-2018", "2018-10-01"),
        ("19.06.2024", "2024-06-19"),
        ("9/11", "2001-09-11"),
        ("05-Jun-2024", "2024-06-05"),
        ("Jun/5/2024", "2024-06-05"),
        ("2024-jun-5", "2024-06-05"),
        ("2024/Jun/05", "2024-06-05"),
        ("23/Sep/20", "2020-09-23"),
        ("2015.5.13", "2015-05-13"),
        ("20161016", "2016-10-16"),
        ("16. Nov. 2016", "2016-11-16"),
        ("October, 1st 2024", "2024-10-01"),
        ("Wed Oct 26 15:50:06 2016", "2016-10-26"),
        ("June ninth, 2024", "2024-06-09"),
        ("June twenty-first 2024", "2024-06-21"),
        ("the twenty second of June 2017", "2017-06-22"),
        ("fifteen August nineteen hundred ninety three", "1993-08-15"),
        ("January twenty five nineteen eighty six", "1986-01-25"),
        ("June of nineteen ninety-nine", "1999-06-01/1999-06-30"),
        ("October two thousand", "2000-10-01/2000-10-31"),
        ("September 10, nineteen oh one", "1901-09-10"),
        ("in nineteen twenty-eight", "1928-01-01/1928-12-31"),
        ("in two thousand and fifteen", "2015-01-01/2015-12-31"),
        ("in one thousand seven hundred and eighty nine", "1789-01-01/1789-12-31"),
        ("April of 87", "1987-04-01/1987-04-30"),
        ("August 99", "1999-08-01/1999-08-31"),
        ("report-2002-10-09.xlsx", "2002-10-09"),
        ("report-20170302.html", "2017-03-02"),
        ("Dec-2018", "2018-12-01/2018-12-31"),
        ("Dec/2018", "2018-12-01/2018-12-31"),
        ("11-2016", "2016-11-01/2016-11-30"),
        ("11 / 2016", "2016-11-01/2016-11-30"),
        ("2016 June", "2016-06-01/2016-06-30"),
        ("2016, Nov", "2016-11-01/2016-11-30"),
        ("2016 June 5", "2016-06-05"),
        ("the attack in 2016 November killed", "2016-11-01/2016-11-30"),
        ("2019 q1", "2019-01-01/2019-03-31"),
        ("2019-H2", "2019-07-01/2019-12-31"),
        ("q1-2019", "2019-01-01/2019-03-31"),
        ("2016 the third quarter", "2016-07-01/2016-09-30"),
        ("in the 70s", "1970-01-01/1979-12-31"),
        ("in the early 70s", "1970-01-01/1974-12-31"),
        ("in the nineties", "1990-01-01/1999-12-31"),
        ("in the nineteen seventies", "1970-01-01/1979-12-31"),
        ("in the eighteen seventies", "1870-01-01/1879-12-31"),
        ("June 2024", "2024-06-01/2024-06-30"),
        ("June, 2024", "2024-06-01/2024-06-30"),
        ("June of 2024", "2024-06-01/2024-06-30"),
        ("february 2024", "2024-02-01/2024-02-29"),
        ("Feb. 2023", "2023-02-01/2023-02-28"),
        ("June ’24", "2024-06-01/2024-06-30"),
        ("6/2024", "2024-06-01/2024-06-30"),
        ("2024-06", "2024-06-01/2024-06-30"),
        ("2024", "2024-01-01/2024-12-31"),
        ("in 1917", "1917-01-01/1917-12-31"),
        ("1990s", "1990-01-01/1999-12-31"),
        ("1990’s", "1990-01-01/1999-12-31"),
        ("’90s", "1990-01-01/1999-12-31"),
        ("19th century", "1800-01-01/1899-12-31"),
        ("late 2023", "2023-07-01/2023-12-31"),
        ("early 2023", "2023-01-01/2023-06-30"),
        ("mid-2023", "2023-05-01/2023-08-31"),
        ("mid-June 2024", "2024-06-10/2024-06-20"),
        ("late 1990s", "1995-01-01/1999-12-31"),
        ("mid-1990s", "1993-05-01/1996-08-30"),
        ("the start of June 2024", "2024-06-01/2024-06-15"),
        ("the beginning of 2024", "2024-01-01/2024-03-31"),
        ("the end of 2012", "2012-09-01/2012-12-31"),
        ("the middle of June 2024", "2024-06-10/2024-06-20"),
        ("the end of June 2024", "2024-06-16/2024-06-30"),
        ("the first half of 2024", "2024-01-01/2024-06-30"),
        ("the second half of June 2024", "2024-06-16/2024-06-30"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("Q1 of 2024", "2024-01-01/2024-03-31"),
        ("H2 2023", "2023-07-01/2023-12-31"),
        ("third quarter of 2023", "2023-07-01/2023-09-30"),
        ("the 3rd quarter 2023", "2023-07-01/2023-09-30"),
        ("the first week of June 2024", "2024-06-03/2024-06-09"),
        ("the first week of 2015", "2014-12-29/2015-01-04"),
        ("the second last week of October 2018", "2018-10-15/2018-10-21"),
        ("the first two weeks of 2021", "2021-01-04/2021-01-17"),
        ("the last 3 weeks of 2019", "2019-12-09/2019-12-29"),
        ("the last four months of 2021", "2021-09-01/2021-12-31"),
        ("week 3 of 2027", "2027-01-18/2027-01-24"),
        ("week beginning June 5, 2024", "2024-06-03/2024-06-09"),
        ("w/c June 5, 2024", "2024-06-03/2024-06-09"),
        ("the 4th qtr of 2018", "2018-10-01/2018-12-31"),
        ("the fifteenth day of June 2024", "2024-06-15"),
        ("the last week of June 2024", "2024-06-24/2024-06-30"),
        ("the last day of October 2015", "2015-10-31"),
        ("the last Sunday of March 2014", "2014-03-30"),
        ("the first Monday in May 2024", "2024-05-06"),
        ("the second weekend of May 2024", "2024-05-11/2024-05-12"),
        ("spring 2020", "2020-03-01/2020-05-31"),
        ("the summer of 2024", "2024-06-01/2024-08-31"),
        ("fall 2016", "2016-09-01/2016-11-30"),
        ("winter 2023", "2023-12-01/2024-02-29"),
        ("the winter of 2022-23", "2022-12-01/2023-02-28"),
        ("the week of June 5, 2024", "2024-06-03/2024-06-09"),
        ("the weekend of June 8, 2024", "2024-06-08/2024-06-09"),
        ("the night of June 4, 2024", "2024-06-04"),
        ("the day after Christmas 2023", "2023-12-26"),
        ("two days before June 5, 2024", "2024-06-03"),
        ("Friday, 18 October 2024", "2024-10-18"),
        ("Monday, 18 October 2024", "2024-10-18"),
        ("Tue 06/30/2015", "2015-06-30"),
        ("October 8-13, 2024", "2024-10-08/2024-10-13"),
        ("October 8 and 13, 2024", "2024-10-08/2024-10-13"),
        ("June ninth through seventeenth, 2024", "2024-06-09/2024-06-17"),
        ("between the ninth and the seventeenth of June 2024", "2024-06-09/2024-06-17"),
        ("10/1/2018 - 10/7/2018", "2018-10-01/2018-10-07"),
        ("January 12, 2016 - 01/22/2016", "2016-01-12/2016-01-22"),
        ("10/1-11/2/2017", "2017-10-01/2017-11-02"),
        ("2018 or later", "2018-01-01/.."),
        ("1/1/2016 and after", "2016-01-01/.."),
        ("June 5, 2024 or earlier", "../2024-06-05"),
        ("later than 2018", "2019-01-01/.."),
        ("earlier than 2018", "../2017-12-31"),
        ("starting June 5, 2024", "2024-06-05/.."),
        ("beginning on June 5, 2024", "2024-06-05/.."),
        ("8–13 October 2024", "2024-10-08/2024-10-13"),
        ("8 and 13 October 2024", "2024-10-08/2024-10-13"),
        ("between October 8 and 13, 2024", "2024-10-08/2024-10-13"),
        ("between 3 and 12 of Sept. 2024", "2024-09-03/2024-09-12"),
        ("from 3 May to 5 June 2024", "2024-05-03/2024-06-05"),
        ("from June 5, 2023 to July 6", "2023-06-05/2023-07-06"),
        ("Dec. 30 – Jan. 2, 2024", "2023-12-30/2024-01-02"),
        ("November 2023 to February 2024", "2023-11-01/2024-02-29"),
        ("November to February 2024", "2023-11-01/2024-02-29"),
        ("2015-2016", "2015-01-01/2016-12-31"),
        ("2015–16", "2015-01-01/2016-12-31"),
        ("2023/24", "2023-01-01/2024-12-31"),
        ("2015 to 2017", "2015-01-01/2017-12-31"),
        ("between 2007 and 2009", "2007-01-01/2009-12-31"),
        ("before June 5, 2024", "../2024-06-04"),
        ("after June 5, 2024", "2024-06-05/.."),
        ("after June 2024", "2024-07-01/.."),
        ("before the year 2019", "../2018-12-31"),
        ("before the end of 2023", "../2023-12-31"),
        ("after the start of 2023", "2023-01-01/.."),
        ("until March 2016", "../2016-03-31"),
        ("by June 5, 2024", "../2024-06-05"),
        ("Christmas Eve 2023", "2023-12-24"),
        ("New Year’s Eve 2023", "2023-12-31"),
        ("Valentine’s Day 2024", "2024-02-14"),
        ("Fourth of July 2023", "2023-07-04"),
        ("July 4th, 2023", "2023-07-04"),
        ("Halloween 2023", "2023-10-31"),
        ("Thanksgiving 2023", "2023-11-23"),
        ("Labor Day 2016", "2016-09-05"),
        ("Labor Day weekend 2021", "2021-09-04/2021-09-06"),
        ("Halloween 2021 weekend", "2021-10-30/2021-10-31"),
        ("the weekend of Thanksgiving 2023", "2023-11-23/2023-11-26"),
        ("Black Friday 2010", "2010-11-26"),
        ("Father’s Day 2015", "2015-06-21"),
        ("Presidents' Day 2017", "2017-02-20"),
        ("May Day 2017", "2017-05-01"),
        ("Memorial Day 2016", "2016-05-30"),
        ("Easter Sunday 2024", "2024-03-31"),
        ("Easter Monday 2025", "2025-04-21"),
        ("third Tuesday after Christmas 2014", "2015-01-13"),
        ("first Monday after the 5th of June 2024", "2024-06-10"),
        ("2014 through May 2018", "2014-01-01/2018-05-31"),
        ("between June 2015 and May 2nd 2018", "2015-06-01/2018-05-02"),
        ("from 5/1/2019-5/7/2020", "2019-05-01/2020-05-07"),
        ("from 10-1-2018-10-7-2018", "2018-10-01/2018-10-07"),
        ("2016 10 16", "2016-10-16"),
        ("08/12,2015", "2015-08-12"),
        ("08/12,15", "2015-08-12"),
        ("year 247", "0247-01-01/0247-12-31"),
    ],
)
def test_dates_with_a_year_mean_the_same_on_any_day(text: str, days: str) -> None:
    without, dated = found(text, None), found(text, on(PUBLISHED))
    assert [said(day) for _, day in dated] == [days]
    assert [said(day) for _, day in without] == [days]
    assert not any(day.relative for _, day in dated)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("today", "today = 2024-10-23"),
        ("yesterday’s", "yesterday’s = 2024-10-22"),
        ("tomorrow morning", "tomorrow morning = 2024-10-24"),
        ("tonight", "tonight = 2024-10-23"),
        ("this afternoon", "this afternoon = 2024-10-23"),
        ("last night", "last night = 2024-10-22"),
        ("this week", "this week = 2024-10-21/2024-10-27"),
        ("last week", "last week = 2024-10-14/2024-10-20"),
        ("next week", "next week = 2024-10-28/2024-11-03"),
        ("this month", "this month = 2024-10-01/2024-10-31"),
        ("last month’s", "last month’s = 2024-09-01/2024-09-30"),
        ("next month", "next month = 2024-11-01/2024-11-30"),
        ("this year", "this year = 2024-01-01/2024-12-31"),
        ("last year", "last year = 2023-01-01/2023-12-31"),
        ("last quarter", "last quarter = 2024-07-01/2024-09-30"),
        ("this decade", "this decade = 2020-01-01/2029-12-31"),
        ("the last century", "last century = 1924-10-23/2024-10-23"),
        ("this summer", "this summer = 2024-06-01/2024-08-31"),
        ("this winter", "this winter = 2024-12-01/2025-02-28"),
        ("next summer", "next summer = 2025-06-01/2025-08-31"),
        ("last June", "last June = 2023-06-01/2024-06-30"),
        ("last December", "last December = 2023-12-01/2023-12-31"),
        ("this past June", "this past June = 2024-06-01/2024-06-30"),
        ("this coming June", "this coming June = 2025-06-01/2025-06-30"),
        ("last May", "last May = 2023-05-01/2024-05-31"),
        ("last Friday", "last Friday = 2024-10-18"),
        ("last Tuesday", "last Tuesday = 2024-10-15"),
        ("next Monday", "next Monday = 2024-10-28"),
        ("next Friday", "next Friday = 2024-11-01"),
        ("this coming Friday", "this coming Friday = 2024-10-25"),
        ("this Monday", "this Monday = 2024-10-21"),
        ("last Thursday, Oct. 10", "last Thursday, Oct. 10 = 2024-10-10"),
        ("this weekend", "this weekend = 2024-10-26/2024-10-27"),
        ("last weekend", "last weekend = 2024-10-19/2024-10-20"),
        ("over the weekend", "weekend = 2024-10-19/2024-10-20"),
        ("last Christmas", "last Christmas = 2023-12-25"),
        ("Tuesday of last week", "Tuesday of last week = 2024-10-15"),
        ("last week on Tuesday", "last week on Tuesday = 2024-10-15"),
        ("two days ago", "two days ago = 2024-10-21"),
        ("a week ago", "week ago = 2024-10-16"),
        ("three weeks ago", "three weeks ago = 2024-10-02"),
        ("two months ago", "two months ago = 2024-08-23"),
        ("two years ago", "two years ago = 2022-10-23"),
        ("more than two weeks ago", "two weeks ago = ../2024-10-08"),
        ("less than a year ago", "year ago = 2023-10-23/2024-10-23"),
        ("two or three days ago", "two or three days ago = 2024-10-20/2024-10-21"),
        ("three or two days ago", "two days ago = 2024-10-21"),
        ("a couple of days ago", "a couple of days ago = 2024-10-20/2024-10-21"),
        ("10 days ago", "10 days ago = 2024-10-13"),
        ("two weeks from now", "two weeks from now = 2024-11-06"),
        ("they will leave in three weeks", "three weeks = 2024-11-13"),
        ("they will decide within two days", "two days = 2024-10-23/2024-10-25"),
        ("the day after tomorrow", "day after tomorrow = 2024-10-25"),
        ("the day before yesterday", "day before yesterday = 2024-10-21"),
        ("the week after next", "week after next = 2024-11-04/2024-11-10"),
        ("the week before last", "week before last = 2024-10-07/2024-10-13"),
        ("two years and three months ago", "two years and three months ago = 2022-07-23"),
        ("1 month, 21 days ago", "1 month, 21 days ago = 2024-09-02"),
        ("more than two days before yesterday", "two days before yesterday = ../2024-10-19"),
        ("the 10 previous weeks", "10 previous weeks = 2024-08-14/2024-10-23"),
        ("the 2 next days", "2 next days = 2024-10-24/2024-10-25"),
        ("the last two quarters", "last two quarters = 2024-04-01/2024-09-30"),
        ("the next two quarters", "next two quarters = 2025-01-01/2025-06-30"),
        ("the next decade", "next decade = 2030-01-01/2039-12-31"),
        ("a fortnight ago", "fortnight ago = 2024-10-09"),
        ("next fortnight", "next fortnight = 2024-11-04/2024-11-17"),
        ("two weeks starting June 5", "two weeks starting June 5 = 2024-06-05/2024-06-18"),
        ("for three days from today", "three days from today = 2024-10-23/2024-10-25"),
        ("In June first responders came", "June = 2024-06-01/2024-06-30"),
        ("In May twenty nine people left", "May = 2024-05-01/2024-05-31"),
        ("Tuesday 45 and 3/4", "Tuesday = 2024-10-22"),
        ("July 28: a girl", "July 28 = 2024-07-28"),
        ("the drive-by Sunday", "Sunday = 2024-10-20"),
        ("the rest of the year", "rest of the year = 2024-10-23/2024-12-31"),
        ("the rest of last year", "rest of last year = 2023-01-01/2023-12-31"),
        ("the best of the year.", "year = 2024-01-01/2024-12-31"),
        ("week 31", "week 31 = 2024-07-29/2024-08-04"),
        ("week 27 of last year", "week 27 of last year = 2023-07-03/2023-07-09"),
        ("from Week 31 to Week 35", "from Week 31 to Week 35 = 2024-07-29/2024-09-01"),
        ("the first Sunday", "first Sunday = 2024-10-06"),
        ("the third quarter this year", "third quarter this year = 2024-07-01/2024-09-30"),
        ("the 20th of next month", "20th of next month = 2024-11-20"),
        ("4 to 23 this month", "4 to 23 this month = 2024-10-04/2024-10-23"),
        ("Monday two weeks ago", "Monday two weeks ago = 2024-10-07"),
        ("Friday, two weeks from now", "Friday, two weeks from now = 2024-11-08"),
        ("Friday two hours before", "Friday = 2024-10-18"),
        ("on the 18th", "18th = 2024-10-18"),
        ("the end of the year 2019", "end of the year 2019 = 2019-09-01/2019-12-31"),
        ("1/1/2016 and after 6 p.m.", "1/1/2016 = 2016-01-01"),
        ("later than usual in 2016", "2016 = 2016-01-01/2016-12-31"),
        ("for a week starting June 5", "week starting June 5 = 2024-06-05/2024-06-11"),
        (
            "two weeks starting next Monday",
            "two weeks starting next Monday = 2024-10-28/2024-11-10",
        ),
        ("last Sept", "last Sept = 2023-09-01/2024-09-30"),
        ("on the 27th", "27th = 2024-09-27"),
        ("for the twenty second", "twenty second = 2024-10-22"),
        ("Friday the 18th", "Friday the 18th = 2024-10-18"),
        ("Thursday the thirty-first", "Thursday the thirty-first = 2024-10-31"),
        ("Fri 18th", "Fri 18th = 2024-10-18"),
        ("Friday 18.", "Friday 18 = 2024-10-18"),
        ("Friday 10/18", "Friday 10/18 = 2024-10-18"),
        ("Friday-Oct-18", "Friday-Oct-18 = 2024-10-18"),
        ("from 10/1 to 10/7", "from 10/1 to 10/7 = 2024-10-01/2024-10-07"),
        ("22/04", "22/04 = 2024-04-22"),
        ("on 10/20, 10/22", "10/20 = 2024-10-20|10/22 = 2024-10-22"),
        ("Oct-2", "Oct-2 = 2024-10-02"),
        ("from June to now", "from June to now = 2024-06-01/2024-10-23"),
        ("2019/jun/01 to today", "2019/jun/01 to today = 2019-06-01/2024-10-23"),
        ("between now and Nov. 5", "between now and Nov. 5 = 2024-10-23/2024-11-05"),
        ("from 02 to April 07", "from 02 to April 07 = 2024-04-02/2024-04-07"),
        ("out since August", "since August = 2024-08-01/.."),
        ("no later than Monday", "later than Monday = ../2024-10-21"),
        ("not earlier than Monday", "earlier than Monday = 2024-10-21/.."),
        ("Labor Day weekend", "Labor Day weekend = 2024-08-31/2024-09-02"),
        ("last Easter", "last Easter = 2024-03-31"),
        ("next Easter", "next Easter = 2025-04-20"),
        ("It ended February", "February = 2024-02-01/2024-02-29"),
        ("the end of today", "end of today = 2024-10-23"),
        ("this calendar year", "this calendar year = 2024-01-01/2024-12-31"),
        ("the week after the next", "week after the next = 2024-11-04/2024-11-10"),
        ("the past two weeks", "past two weeks = 2024-10-09/2024-10-23"),
        ("the last 24 hours", "last 24 hours = 2024-10-22/2024-10-23"),
        ("the next 48 hours", "next 48 hours = 2024-10-23/2024-10-25"),
        ("the next few days", "next few days = 2024-10-24/2024-11-01"),
        ("in the past week", "past week = 2024-10-16/2024-10-23"),
        ("in the last year", "last year = 2023-10-23/2024-10-23"),
        ("over the next month", "next month = 2024-10-24/2024-11-23"),
        ("earlier this month", "earlier this month = 2024-10-01/2024-10-22"),
        ("later this year", "later this year = 2024-10-23/2024-12-31"),
        ("earlier in the week", "earlier in the week = 2024-10-21/2024-10-22"),
        ("earlier in 2023", "earlier in 2023 = 2023-01-01/2023-12-31"),
        ("later on Tuesday", "later on Tuesday = 2024-10-22"),
        ("early Sunday morning", "early Sunday morning = 2024-10-20"),
        ("late last year", "late last year = 2023-07-01/2023-12-31"),
        ("early next month", "early next month = 2024-11-01/2024-11-15"),
        ("mid last week", "mid last week = 2024-10-15/2024-10-17"),
        ("the end of the year", "end of the year = 2024-07-01/2024-12-31"),
        ("the end of this year", "end of this year = 2024-07-01/2024-12-31"),
        ("by the end of this year", "by the end of this year = 2024-10-23/2024-12-31"),
        ("by end of year", "by end of year = 2024-10-23/2024-12-31"),
        ("the first half of this year", "first half of this year = 2024-01-01/2024-06-30"),
        ("since last year", "since last year = 2023-01-01/.."),
        ("since 2022", "since 2022 = 2022-01-01/.."),
        ("since February 2022", "since February 2022 = 2022-02-01/.."),
        ("since the start of the year", "since the start of the year = 2024-01-01/.."),
        ("Monday", "Monday = 2024-10-21"),
        ("Wednesday", "Wednesday = 2024-10-23"),
        ("Thursday", "Thursday = 2024-10-17"),
        ("Monday’s", "Monday’s = 2024-10-21"),
        ("MONDAY", "MONDAY = 2024-10-21"),
        ("Tues. night", "Tues. night = 2024-10-22"),
        ("on Mon. they", "Mon. = 2024-10-21"),
        ("Tuesday, October 8", "Tuesday, October 8 = 2024-10-08"),
        ("Tuesday (Oct. 8)", "Tuesday (Oct. 8) = 2024-10-08"),
        ("Friday, Oct. 25", "Friday, Oct. 25 = 2024-10-25"),
        ("Monday to Friday", "Monday to Friday = 2024-10-14/2024-10-18"),
        ("from Monday to Wednesday", "from Monday to Wednesday = 2024-10-21/2024-10-23"),
        ("from next Monday to Friday", "from next Monday to Friday = 2024-10-28/2024-11-01"),
        ("June 19", "June 19 = 2024-06-19"),
        ("June 19th", "June 19th = 2024-06-19"),
        ("19 June", "19 June = 2024-06-19"),
        ("the 19th of June", "19th of June = 2024-06-19"),
        ("second of August", "second of August = 2024-08-02"),
        ("June 19, according to", "June 19 = 2024-06-19"),
        ("in June", "June = 2024-06-01/2024-06-30"),
        ("in Sept.", "Sept = 2024-09-01/2024-09-30"),
        ("on 6/19", "6/19 = 2024-06-19"),
        ("the June attack", "June = 2024-06-01/2024-06-30"),
        ("a June 9 shooting", "June 9 = 2024-06-09"),
        ("mid-June", "mid-June = 2024-06-10/2024-06-20"),
        ("late October", "late October = 2024-10-16/2024-10-31"),
        ("June of last year", "June of last year = 2023-06-01/2023-06-30"),
        ("summer of last year", "summer of last year = 2023-06-01/2023-08-31"),
        ("Q3", "Q3 = 2024-07-01/2024-09-30"),
        ("between October 8 and 13", "between October 8 and 13 = 2024-10-08/2024-10-13"),
        ("October 8 and 13", "October 8 and 13 = 2024-10-08/2024-10-13"),
        ("on October 8 and 13 people", "October 8 = 2024-10-08"),
        ("October 22-23", "October 22-23 = 2024-10-22/2024-10-23"),
        ("from Nov to Feb", "from Nov to Feb = 2023-11-01/2024-02-29"),
        ("May to March", "May to March = 2023-05-01/2024-03-31"),
        ("in June 12 people died", "June = 2024-06-01/2024-06-30"),
        ("after Tuesday’s attack", "Tuesday’s = 2024-10-22"),
        ("after Tuesday night shooting", "Tuesday night = 2024-10-22"),
        ("Martin Luther King Jr. Day", "Martin Luther King Jr. Day = 2024-01-15"),
        ("the next 4 business days", "next 4 business days = 2024-10-24/2024-10-29"),
        ("the previous 4 business days", "previous 4 business days = 2024-10-17/2024-10-22"),
        ("a meeting in four business days", "four business days = 2024-10-29"),
        ("signed 2 workdays ago", "2 workdays ago = 2024-10-21"),
        ("two working days from now", "two working days from now = 2024-10-25"),
        ("this working week", "this working week = 2024-10-21/2024-10-25"),
        ("next workweek", "next workweek = 2024-10-28/2024-11-01"),
        ("He is not here at present.", "present = 2024-10-23"),
        ("No one is in custody at this time.", "this time = 2024-10-23"),
        ("not open at the present time", "present time = 2024-10-23"),
        ("busy at the moment, he says", "moment = 2024-10-23"),
        ("due at the EOY", "EOY = 2024-07-01/2024-12-31"),
        ("due by end of day", "by end of day = 2024-10-23"),
        ("back tmrw", "tmrw = 2024-10-24"),
        ("in a fortnight’s time", "fortnight’s time = 2024-11-06"),
        ("in two weeks’ time", "two weeks’ time = 2024-11-06"),
        ("last year’s total", "last year’s = 2023-01-01/2023-12-31"),
        ("a few days ago", "a few days ago = 2024-10-14/2024-10-21"),
        ("two Sundays ago", "two Sundays ago = 2024-10-13"),
        ("two Sundays from now", "two Sundays from now = 2024-11-03"),
        ("the weekend after next", "weekend after next = 2024-11-09/2024-11-10"),
        ("earlier last week", "earlier last week = 2024-10-14/2024-10-16"),
        ("next week from Tue to Thur", "next week from Tue to Thur = 2024-10-29/2024-10-31"),
        ("the last 3 months and 2 weeks", "last 3 months and 2 weeks = 2024-07-09/2024-10-23"),
        ("next 6th of April", "next 6th of April = 2025-04-06"),
        ("this 5/12", "this 5/12 = 2024-05-12"),
        ("last 11/20", "last 11/20 = 2023-11-20"),
        ("off from April 27 to the third", "from April 27 to the third = 2024-04-27/2024-05-03"),
        ("the 27th to the 3rd of April", "27th to the 3rd of April = 2024-03-27/2024-04-03"),
        ("2/29-3/1", "2/29-3/1 = 2024-02-29/2024-03-01"),
        ("I went back for the 17.", "17 = 2024-10-17"),
        ("I went back for the seventeen", "seventeen = 2024-10-17"),
        ("They will meet on 25.", "25 = 2024-10-25"),
        ("It should be done on 10.22", "10.22 = 2024-10-22"),
        ("It was done on 10-22.", "10-22 = 2024-10-22"),
        ("They will meet 10/25", "10/25 = 2024-10-25"),
        ("the week of September.16th", "week of September.16th = 2024-09-16/2024-09-22"),
        ("in the 1990 s", "1990 s = 1990-01-01/1999-12-31"),
        ("in the twenty-tens", "twenty-tens = 2010-01-01/2019-12-31"),
        ("in the two thousands", "two thousands = 2000-01-01/2009-12-31"),
        ("Rating where year is greater than 2015", "greater than 2015 = 2016-01-01/.."),
        ("Tim says:30 September is fine", "30 September = 2024-09-30"),
    ],
)
def test_the_day_of_publication_says_what_is_meant(text: str, reading: str) -> None:
    assert readings(text) == reading.split("|")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("They will meet on Friday", "Friday = 2024-10-25"),
        ("They met on Friday", "Friday = 2024-10-18"),
        ("He will be arraigned Monday", "Monday = 2024-10-28"),
        ("He was arraigned Monday", "Monday = 2024-10-21"),
        ("A hearing is scheduled for Thursday", "Thursday = 2024-10-24"),
        ("The trial is set for Dec. 12", "Dec. 12 = 2024-12-12"),
        ("They set fire to it on Monday", "Monday = 2024-10-21"),
        ("We’ll know on Friday", "Friday = 2024-10-25"),
        ("He will resign, a spokesman said Monday", "Monday = 2024-10-21"),
        ("On Friday, ministers will meet", "Friday = 2024-10-25"),
        ("On Friday, ministers met", "Friday = 2024-10-18"),
        ("It is closed until Friday", "until Friday = ../2024-10-25"),
        ("It must be paid by Friday", "by Friday = ../2024-10-25"),
        ("By Monday, twelve had died", "By Monday = ../2024-10-21"),
        ("They will return in December", "December = 2024-12-01/2024-12-31"),
        ("He was killed in December", "December = 2023-12-01/2023-12-31"),
        ("They will return in June", "June = 2024-06-01/2024-06-30"),
        ("an award in March", "March = 2024-03-01/2024-03-31"),
        ("The court calendar: Dec. 12", "Dec. 12 = 2024-12-12"),
        (
            "They will discuss Tuesday’s attack",
            "Tuesday’s = unread: it may be the past one or the coming one",
        ),
    ],
)
def test_a_date_without_a_year_looks_back_unless_the_verb_looks_ahead(
    text: str, reading: str
) -> None:
    assert readings(text) == [reading]


@pytest.mark.parametrize(
    ("text", "day", "reading"),
    [
        ("last Tuesday", date(2024, 10, 27), "last Tuesday = 2024-10-15/2024-10-22"),
        ("next Saturday", date(2024, 10, 21), "next Saturday = 2024-10-26/2024-11-02"),
        ("this weekend", date(2024, 10, 21), "this weekend = 2024-10-19/2024-10-27"),
        ("this weekend", date(2024, 10, 27), "this weekend = 2024-10-26/2024-10-27"),
        ("the weekend", date(2024, 10, 21), ""),
        ("last weekend", date(2024, 10, 27), "last weekend = 2024-10-19/2024-10-20"),
        ("this winter", date(2024, 1, 15), "this winter = 2023-12-01/2024-02-29"),
        ("last winter", date(2024, 1, 15), "last winter = 2022-12-01/2023-02-28"),
        ("last month", date(2024, 1, 31), "last month = 2023-12-01/2023-12-31"),
        ("a month ago", date(2024, 3, 31), "month ago = 2024-02-29"),
        ("February 29", date(2023, 6, 1), "February 29 = 2020-02-29"),
        ("last February 29", date(2024, 6, 1), "last February 29 = 2024-02-29"),
        ("next week", date(2024, 12, 28), "next week = 2024-12-30/2025-01-05"),
        ("yesterday", date(1, 1, 1), "yesterday = unread: no such day: beyond the years 1 to 9999"),
        (
            "next year",
            date(9999, 5, 5),
            "next year = unread: no such day: beyond the years 1 to 9999",
        ),
        ("Friday, Jan. 3", date(2024, 12, 30), "Friday, Jan. 3 = 2025-01-03"),
        ("Wednesday, Jan. 3", date(2024, 12, 30), "Wednesday, Jan. 3 = 2024-01-03"),
        (
            "It said: March 5",
            date(2024, 1, 23),
            "March 5 = unread: no year is written, and it may be the coming one",
        ),
        ("Friday the 13th", date(2024, 10, 23), "Friday the 13th = 2024-09-13"),
        ("on the 31st", date(2024, 10, 23), "31st = 2024-08-31"),
        ("later this week", date(2024, 10, 21), "later this week = 2024-10-24/2024-10-27"),
        ("earlier this week", date(2024, 10, 21), "earlier this week = 2024-10-21"),
        ("a month ago", date(2024, 10, 23), "month ago = 2024-09-23"),
    ],
)
def test_edges_of_the_calendar(text: str, day: date, reading: str) -> None:
    assert readings(text, day) == ([reading] if reading else [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("February 30", "no such day: February 30"),
        ("30 February 2024", "no such day: February 30"),
        ("February 29, 2023", "no such day: February 29"),
        ("2024-13-01", "no such day: 2024-13-01"),
        ("2024-00-00", "no such day: 2024-00-00"),
        ("13/13/2024", "no such day: 2024-13-13"),
        ("the fifth Monday of February 2023", "no such day: too few weeks"),
        ("the sixth week of February 2023", "no such day: too few weeks"),
        ("the forty-fifth day of June, the first 40 days of June", ""),
        ("the sixth quarter of 2023", "no such day: there is no quarter 6"),
        ("9999 years ago", "no such day: beyond the years 1 to 9999"),
        ("9999 centuries ago", "no such day: beyond the years 1 to 9999"),
        ("a year earlier", "relative to another day than that of publication"),
        ("two days later", "relative to another day than that of publication"),
        ("two days after the attack", "relative to another day than that of publication"),
        (
            "two years and three months later",
            "relative to another day than that of publication",
        ),
        ("the next day", "relative to another day than that of publication"),
        ("the following Monday", "relative to another day than that of publication"),
        ("the previous year", "relative to another day than that of publication"),
        ("from June 2024 to May 2024", "a range that ends before it begins"),
        ("between 2024-06-05 and 2024-06-01", "a range that ends before it begins"),
        ("first half of before", ""),
        ("the day after before 2024", "relative to another day than that of publication"),
    ],
)
def test_a_date_that_cannot_be_told_says_why(text: str, reason: str) -> None:
    unread = [day.unread for _, day in found(text, on(PUBLISHED)) if day.value is None]
    assert unread == ([reason] if reason else [])


@pytest.mark.parametrize(
    "text",
    [
        *("today", "Tuesday", "in June", "June 19", "last week", "two days ago", "this summer"),
        *("by the end of this year", "the past two weeks", "Tuesday, October 8", "last Tuesday"),
        *("since June", "between October 8 and 13", "over the weekend", "the week of June 5"),
        *("earlier this month", "the end of the year", "June of last year", "this weekend"),
    ],
)
def test_without_a_day_of_publication_relative_dates_stay_unread(text: str) -> None:
    for _, day in found(text, None):
        assert (day.value, day.relative) == (None, True)
        assert day.unread == "relative date without a day of publication"
    assert found(text, None)


def test_a_publication_interval_open_on_a_side_is_no_day_of_publication() -> None:
    ((_, day),) = found("yesterday", Interval.days(None, PUBLISHED))
    assert day.value is None


def test_since_a_year_is_open_where_nobody_knows_the_day_of_publication() -> None:
    assert readings("since 2022", None) == ["since 2022 = 2022-01-01/.."]
    assert readings("since tomorrow") == ["since tomorrow = 2024-10-24/.."]


def test_an_article_of_two_days_means_the_days_of_both() -> None:
    two = Interval.days(date(2024, 10, 22), date(2024, 10, 23))
    assert [said(day) for _, day in found("yesterday", two)] == ["2024-10-21/2024-10-22"]
    assert [said(day) for _, day in found("on Tuesday", two)] == ["2024-10-22"]


@pytest.mark.parametrize(
    "text",
    [
        "You may march if you must.",
        "May I ask?",
        "He may 5 times have said so.",
        "Soldiers of the 24th Mechanized Brigade",
        "the second round, the third man",
        "in 300 cases",
        "1,500",
        "2,000 people",
        "2016 people",
        "a total of 2016 soldiers",
        "In 2016 soldiers were counted, in 1500 homes too: 2016 soldiers",
        "$2016 and No. 2016 and Highway 2016",
        "2010 Main Street and 2000 feet",
        "a silver 2007 Jeep",
        "at 9:30 p.m. and 8 p.m.",
        "two and a half years",
        "for three days",
        "24 hours",
        "5 years old",
        "the third shooting in two weeks",
        "The Sunday Times, Sunday school",
        "Black Friday and Bloody Sunday",
        "Saturday Night Live",
        "He sat in the sun; they wed, mon ami, and fri",
        "The Sun. Sat on it",
        "USA Today",
        "on the 18th floor, the 18th of them, the 18th",
        "in two thousand homes, in two thousand and fifteen homes",
        "in their 70s, in her nineties, in the nineties club, temperatures in the 30s",
        "in his early 50s, in their late nineties, in her mid-70s",
        "example.org/news/2015/mar/02/two",
        "Photos of the Week",
        "that week two days later",
        "more than 2016 people, later than 2016 people",
        "week 31 people, in week 54, w/c nobody, w/o them",
        "Sep-45 or 23-20-Sep",
        "twenty-second century, 22nd century",
        "June of 87:12",
        "example.org/2016/june",
        "Week 3 of the season, a 3 next daily",
        "two thousand thirteen hundred",
        "nineteen, twenty or twenty twenty",
        "Mar-a-Lago or Sept-Iles or 5-Mart",
        "20161399 and 99991231 and 12345678",
        "rest in peace, the rest of them",
        "a score of 3/4",
        "4/22 of them",
        "starting on time, beginning again",
        "April Freville met June Carter and August Wilson",
        "Jan said so",
        "April said she left",
        "now, currently, recently",
        "the Christmas tree",
        "the fall of the city in spring",
        "123-03-03-2020 and (206) 555-1212 and 2010-2015-86",
        "32-2015 and 2015-32",
        "6.45 percent, 30/4.85, 0.8/15, 1:1, 1/3 of them, 24/7",
        "Latitude: 40.1693, 1666.90125",
        "June 45",
        "at the end of the line, the end of the day",
        "the last year of his life",
        "this line, next to it, last seen, past them",
        "in the twenty-second of three",
        "the coming years",
        "19 and counting",
        "between them, from there, since then, by now, before that",
        "२०२४ and ²",
        "a year, a day, the week we met",
        "the next night, last may, New York",
        "at June 5:30",
        "on 13/13, since 1/3 of it",
        "1,2.3.4 and 123.45.2024 and 6/19/202 and 6.45.12",
        "H3 and Q0 and q",
        "from here to there",
        "the following talks, the same man",
        "June 5-7/8",
        "He was there at this time of year",
        "At the moment of the blast he was asleep",
        "at this time last season, from time to time",
        "He scored for the 27 fans, and paid for the thirty tickets",
        "put it all on 17",
        "grew on 4.22 percent",
        "They won on 6-3 and on 5-4",
        "greater than 2015 seats",
        "in 90 s",
        "",
    ],
)
def test_words_and_figures_that_are_no_dates(text: str) -> None:
    assert readings(text) == []


def test_a_sentence_gives_its_dates_in_order() -> None:
    text = "On Friday the ministry said that 1,500 men left between October 8 and 13, as in June."
    assert readings(text) == [
        "Friday = 2024-10-18",
        "between October 8 and 13 = 2024-10-08/2024-10-13",
        "June = 2024-06-01/2024-06-30",
    ]


@pytest.mark.parametrize(
    "words",
    [
        *("end of ", "the day after ", "1 and ", "1 - ", "early ", "June to ", "between "),
        *("2015-", "1/", "Monday, ", "last ", "week of ", "since the end of the year ", "9,"),
    ],
)
def test_words_repeated_ten_thousand_times_nest_in_nothing(words: str) -> None:
    found(words * 10_000, on(PUBLISHED))


@pytest.mark.parametrize("text", ["nobody came", "after it, before them", "12 men and 7 women"])
def test_a_sentence_without_signs_is_not_worth_reading(text: str) -> None:
    assert not may_hold(tokens.split(text, 0, len(text)).words)


# ------------------------------------------------------------------------- laws

DAYS = st.dates(date(1000, 1, 1), date(2099, 12, 31))
PUBLICATION = st.dates(date(1950, 1, 1), date(2050, 12, 31))
PHRASES = st.sampled_from(
    "today|yesterday|last week|this month|next year|Tuesday|last Tuesday|next Friday|this weekend|"
    "in June|late June|June 19|last June|this summer|this winter|last winter|two weeks ago|"
    "a month ago|the past two weeks|earlier this month|later this year|by the end of this year|"
    "since June|before Friday|after Friday|by 2024|until June 5|the end of the year|"
    "from Monday to Friday|November to February|the first half of last year|Christmas Eve|"
    "over the weekend|the last quarter|Q3|more than two months ago|on Wednesday night".split("|")
)


@given(DAYS)
def test_every_way_to_write_a_day_means_that_day(day: date) -> None:
    month = f"{day:%B}"
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}",
        day.isoformat(),
        f"{day.month}/{day.day}/{day.year}",
    ):
        assert [said(reading) for _, reading in found(text, None)] == [str(day)]


@given(PUBLICATION, st.sampled_from("Monday Tuesday Wednesday Thursday Friday".split()))
def test_a_weekday_lies_within_the_week_to_publication(published: date, name: str) -> None:
    ((_, reading),) = found(f"on {name}", on(published))
    assert reading.value is not None
    day = reading.value.first_day
    assert day == reading.value.last_day
    assert day is not None
    assert timedelta(0) <= published - day <= timedelta(6)
    assert f"{day:%A}" == name


@given(PHRASES, PUBLICATION, st.integers(0, 60), st.integers(0, 60))
def test_a_wider_publication_holds_the_narrower_meaning(
    text: str, day: date, before: int, after: int
) -> None:
    wide = Interval.days(day - timedelta(before), day + timedelta(after))
    ((_, narrow),), ((_, wider),) = found(text, on(day)), found(text, wide)
    assert (narrow.start, narrow.end) == (wider.start, wider.end)
    if wider.value is not None and narrow.value is not None:
        assert narrow.value.within(wider.value)


@given(PHRASES, st.sampled_from(["on 6/19", "2024", "19.06.2024", "20161016", "on the 18th"]))
def test_whatever_is_read_is_worth_reading(phrase: str, figures: str) -> None:
    for text in (phrase, figures):
        assert may_hold(tokens.split(text, 0, len(text)).words)


@given(st.text("0123456789/-., Junemay'sth", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    for _, day in found(text, on(PUBLISHED)):
        assert (day.value is None) == (day.unread != "")
