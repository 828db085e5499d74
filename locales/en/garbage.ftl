# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = Garbage days
flow-title-garbage = Garbage day reminders (ごみの日)
start-garbage = You are reminded of your area's garbage days, at the hour you choose on the day before.
saved-garbage = Your garbage day reminders are set. You can also ask: "garbage tomorrow?", "when is the next oversized garbage?", "how do I throw away a frying pan?".
# Said with it where the area is another than before.
garbage-moved = Your area has changed. The danger zones registered for the old one were removed, and you will now get evacuation news for the whole city. You can register again in "{ menu-places }".
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
# { $name }: a thing as the city lists it, behind the reader's own word for it.
garbage-thing = { $name }: { $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }: { $kinds } ({ $notice })
garbage-thing-none = "{ $name }" is not on the city's list. Please try another word.
# A thing that the city's list has not; { $name }: its Japanese name, behind the reader's own word for it.
garbage-thing-unlisted = { $name } is not on the city's list. Please ask the city office, using its Japanese name.

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
# Not one of Higashihiroshima: most cities have it.
garbage-kind-unburnable = Non-burnable garbage

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = garbage|trash|rubbish|waste
garbage-words-today = today
garbage-words-tomorrow = tomorrow
garbage-words-week = this week|next days|next week
garbage-words-next = next|when|what day|which day
# How to throw a thing away; the dots stand for the thing.
garbage-words-throw = throw away|throw it away|throw them away|throw…away|throw out|throw it out|throw…out|throw|thrown away|thrown out|dispose of|dispose|disposed of|disposal of|get rid of|discard|what kind of garbage is|what kind of trash is|what kind of waste is|what kind of garbage are|what type of garbage is|which garbage is|what garbage is|which bin is
# What people ask so of other matters, too: a question only where it is about a known thing.
garbage-words-handle = where do i put|where should i put|where can i put|where does…go|where do…go|recycle|recycling|what do i do with|what to do with
# What stands before a thing or behind it and is no part of its name.
garbage-words-before = how do i|how do you|how do we|how can i|how should i|how would i|how must i|how is|how are|how to|how|can i|do i|should i|where can i|where do i|where should i|where to|when can i|when do i|i want to|i would like to|i'd like to|i need to|i have to|please tell me|tell me|please|excuse me|hello|hi|a|an|the|my|our|this|these|some|any|old|used|empty
garbage-words-behind = it|them|how do i|how can i|how should i|how to|how can you|please|properly|correctly|here|in japan|what can i|i want to
# What people call the kinds, beside their names.
garbage-words-burnable = burnable garbage|burnable trash|burnable waste|burnable rubbish|burnables|burnable|combustible garbage|combustible waste|combustibles
garbage-words-unburnable = non-burnable garbage|non-burnable trash|non-burnable waste|non-burnable rubbish|non-burnables|non-burnable|nonburnable|unburnable garbage|unburnable|incombustible garbage|incombustible|non-combustible garbage|non-combustible waste|non-combustibles
garbage-words-recycled-plastic = recyclable plastics|recyclable plastic|plastic garbage|plastic trash|plastic waste
garbage-words-other-plastic = other plastics|other plastic
garbage-words-pet = pet bottles|pet bottle|plastic bottles|plastic bottle
garbage-words-bottles = bottles and cans|bottles or cans|cans and bottles|glass bottles|bottle and can
garbage-words-paper = paper garbage|paper waste|paper and cardboard|waste paper|newspapers and magazines|cardboard collection|paper collection
garbage-words-dangerous = dangerous garbage|dangerous trash|dangerous waste
garbage-words-toxic = toxic garbage|toxic trash|toxic waste|harmful garbage|hazardous garbage|hazardous waste
garbage-words-bulky = oversized garbage|oversized trash|oversized waste|oversize garbage|bulky garbage|bulky trash|bulky waste|large garbage|large trash|big garbage|big trash

## What is held about a person

# The hours chosen.
held-garbage-evening = Garbage day reminder, the evening before
held-garbage-morning = Garbage day reminder, the same morning
