# The phrase book. Slots: { $date } and { $new-date } a day, { $time }, { $start } and { $next } a time, { $place } a place.

## The titles of notices made of phrases, by what the first is about

phrase-title-evacuation = Evacuation information
phrase-title-closure = Temporary school closure
phrase-title-handover = Please come and pick up your child
phrase-title-garbage = Garbage collection

## The sentences

phrase-evacuate-5 = It is already too late to evacuate safely and lives are in danger. Be sure to evacuate by Alert Level 4.
phrase-evacuate-4 = ALL PEOPLE should evacuate from dangerous areas.
phrase-evacuate-3 = Elderly people and people with disabilities who need more time to evacuate should evacuate dangerous areas.
phrase-shelter-open = An evacuation shelter is open: { $place }
phrase-evacuation-lifted = The evacuation information has been lifted.
phrase-school-closed = School is closed on { $date }.
phrase-remain-home = Please do not send your child to school. Keep your child safe at home.
phrase-next-word = We will send the next notice at about { $next }.
phrase-handover-come = Please come and pick up your child at { $place }, from { $start }.
phrase-handover-wait = Your child waits at school until you come. There is no hurry: please come safely.
phrase-handover-ask = We will ask for your child's name and yours when you come.
phrase-garbage-moved = The garbage collection of { $date } is moved to { $new-date }.
phrase-garbage-none = There is no garbage collection on { $date }.
phrase-garbage-time = Please put your garbage out by { $time } on the morning of the collection day.
