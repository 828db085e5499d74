# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = Garbage days
flow-title-garbage = Garbage day reminders (ごみの日)
start-garbage = You are reminded of your area's garbage days, at the hour you choose on the day before.
saved-garbage = Your garbage day reminders are set. You can also ask: "garbage tomorrow?", "when is the next 粗大ごみ?", "フライパンの捨て方".
# There is no area to choose: no calendar was ever published.
no-garbage-calendar = The garbage calendar is not available yet.
# The topic of the reminders, as a mail's footer names it.
garbage-topic = Notices of local garbage collection days

## The questions

field-garbage-evening = The evening before (前の日)
ask-garbage-evening = At what hour of the day before shall we remind you?
field-garbage-morning = The same morning (当日の朝)
ask-garbage-morning = Shall we remind you on the same morning, too?
# The choices.
garbage-evening-17 = 17:00
garbage-evening-18 = 18:00
garbage-evening-19 = 19:00
garbage-evening-20 = 20:00
garbage-evening-21 = 21:00
garbage-evening-none = Not the evening before
garbage-morning-6 = 6:00
garbage-morning-7 = 7:00
garbage-morning-none = Not in the morning

## The reminders. { $day }: a day with its weekday; { $kinds }: one or more kinds

garbage-title = { $day }: { $kinds }
garbage-body = { $day } is the collection day for { $kinds }. Please put it out in the morning, before the set time.
# Where the city says by when; { $time }: 7:30.
garbage-body-by = { $day } is the collection day for { $kinds }. Please put it out by { $time }.
# Of kinds that come a few times a year, a week before.
garbage-early-title = In a week, { $day }: { $kinds }
garbage-early-body = { $day } is the collection day for { $kinds }, which comes only a few times a year. You will be reminded again on the day before.
# Below a reminder.
garbage-change = To change the hour or stop, choose "Garbage days" (ごみの日) in the menu.
# Corrections, after staff changed a day.
garbage-removed-title = Correction: no { $kinds } on { $day }
garbage-removed-body = The collection of { $kinds } on { $day }, of which we told you, will not take place. Please do not put it out on that day.
garbage-added-title = Added: { $kinds } on { $day }
garbage-added-body = A collection of { $kinds } was added on { $day }.

## Answers in the talk

garbage-today = Today ({ $day }) is the collection day for { $kinds }.
garbage-today-none = No collection today ({ $day }).
garbage-tomorrow = Tomorrow ({ $day }) is the collection day for { $kinds }.
garbage-tomorrow-none = No collection tomorrow ({ $day }).
# { $kinds }: one kind.
garbage-next = The next collection of { $kinds } is on { $day }.
# { $until }: the last day that is known.
garbage-next-none = There is no collection of { $kinds } until { $until }.
# The days stand below, a line each.
garbage-week = Collection days in { $area } in the next seven days:
garbage-week-none = There is no collection in { $area } in the next seven days.
# The day asked for lies beyond every calendar.
garbage-ended = The calendar for { $day } is not there yet. Reminders go on once the new year's calendar has been registered.
garbage-needs-area = Your area is not registered yet. Please tell it first.
# { $name }: a thing as the city lists it.
garbage-thing = { $name }: { $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }: { $kinds } ({ $notice })
garbage-thing-none = "{ $name }" is not in the city's list. The list is in Japanese: please try the Japanese word, or another one.

## Kinds of garbage, as Higashihiroshima names them

# Names of the glossary.
garbage-kind-burnable = Burnable garbage
garbage-kind-recycled-plastic = Recyclable plastics
garbage-kind-other-plastic = Other plastics
garbage-kind-pet = PET bottles
garbage-kind-bottles = Bottles & cans
garbage-kind-paper = Newspapers, magazines, cardboard
garbage-kind-dangerous = Dangerous garbage
garbage-kind-toxic = Toxic garbage
garbage-kind-bulky = Oversized garbage

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = garbage|trash|rubbish
garbage-words-today = today
garbage-words-tomorrow = tomorrow
garbage-words-week = this week|next days
garbage-words-next = next|when
# What stands around a thing's name, the longest first.
garbage-words-throw = how do i throw away a|how do i throw away an|how do i throw away|how to throw away|how can i throw away|throw away|how do i dispose of a|how do i dispose of|dispose of|get rid of

## What is held about a person

# The hours chosen.
held-garbage-evening = Garbage day reminder, the evening before
held-garbage-morning = Garbage day reminder, the same morning
