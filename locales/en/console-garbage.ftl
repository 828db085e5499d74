## The garbage calendars

# The page's name.
console-garbage = Garbage calendars
console-garbage-lead = Calendars are taken in with "kairan import garbage DIR --year YYYY". One with cells that cannot be read is not published before these are accepted.
console-garbage-none = There is no calendar yet.
# { $year }: the fiscal year.
console-garbage-of = Garbage calendar of fiscal year { $year }
# { $time }: when.
console-garbage-made = Taken in { $time }
# How it stands.
console-garbage-draft = Draft, not published
console-garbage-in-force = Published
console-garbage-replaced = Replaced by a later one
console-garbage-thrown = Discarded
console-garbage-notes = What was noticed
# The report.
console-garbage-counts = Days by kind and month, over all areas
console-garbage-unread = Cells that cannot be read
console-garbage-unread-lead = Mend the file and take it in again, or tick each cell for which what was read is enough.
# { $file }, { $row }, { $column }: where it stands.
console-garbage-cell = { $file }, row { $row }, column { $column }
console-garbage-cell-accepted = Accepted
console-garbage-accept = Accept the ticked cells
console-garbage-publish = Publish
console-garbage-discard = Discard this draft
# A single day.
console-garbage-day = Change a single day
console-garbage-day-lead = For a typhoon or a holiday. Whoever was told otherwise gets a correction.
console-garbage-area = Area
console-garbage-choose = Please choose
console-garbage-kind = Kind
console-garbage-date = Day
console-garbage-add = Collect on this day
console-garbage-remove = Do not collect on this day
# What was done.
console-garbage-accepted = Accepted.
console-garbage-published = Published.
console-garbage-discarded = The draft was discarded.
console-garbage-changed = Changed. Nobody had been told of that day yet.
console-garbage-corrected = Changed. A correction goes to those who had been told.
console-garbage-same = It was so already.
# { $day }: the last day of what is published.
console-garbage-ends = The published calendar ends on { $day }. Please take in and publish the next year's: reminders stop after that day.
# The mail to staff. { $days } days are left; { $url }: the page.
console-garbage-ends-subject = The garbage calendar of { $year } ends in { $days } days
console-garbage-ends-mail =
    The garbage calendar of { $year } ends on { $day }, in { $days } days, and the next year's is not published yet.
    Unless it is, reminders of garbage days stop after { $day }.
    { $url }
