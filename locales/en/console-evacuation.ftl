# What staff read about evacuation information and alerts from outside.

# Whom a notice goes to, in a list; $areas are names.
console-to-endangered = Everyone registered (news of { $areas })
# The mail to those who may send it, when an alert made a draft.
console-alert-subject = [Draft] { $title }
console-alert-mail =
    News from { $sender } made a draft of a notice. Nothing has been sent.

    { $title }

    Evacuation is the city's own decision. Check it, choose the areas and send it, or cancel it.
    { $url }

# The page of evacuation information: how things stand, and the form.
console-evacuations = Evacuation
console-evacuation-none = No evacuation information is in force.
console-evacuation-area = Area
console-evacuation-over = Lifted or cancelled
console-evacuation-suggested = Drafts from weather information
console-evacuation-suggested-lead = Choose one: its hazard and level are filled in below. Decide the areas, look at the preview and send. If you leave the reason empty, this weather information stands there as the reason, in six languages.
console-evacuation-suggested-look = Look at the words of the draft
console-evacuation-decide = Issue, lift, cancel
console-evacuation-what = What to do
console-evacuation-order = Issue (or raise, or lower)
console-evacuation-lift = Lift: the danger is over
console-evacuation-withdraw = Cancel: it was a mistake
console-evacuation-hazard = Hazard
console-evacuation-choose = (please choose)
console-evacuation-level = Alert level (of a lift or a cancellation: what is in force)
console-evacuation-areas = Areas
console-evacuation-shelters = Open shelters, one a line
console-evacuation-reason = Reason
console-evacuation-contact = Contact
console-evacuation-alone = Why you send it alone, as at night
console-evacuation-replaces = An alert's draft that this replaces (the draft is cancelled)
console-evacuation-replaces-none = None
console-evacuation-mode = Real, drill or test
console-evacuation-real = Real
console-evacuation-drill = Drill
console-evacuation-test = Test
console-evacuation-nothing = Not done: nothing is in force there for this hazard, or there is no such draft to replace.
console-evacuation-two = Level 4 and above, and what goes to everyone, need a colleague's approval. It is in force once it was approved and sent.

# The page of a school's rules: which weather warnings suggest which template.
console-triggers = Weather warnings and closures
console-triggers-about = Which warning at which hour makes a draft of which template
console-triggers-lead = When such a warning is issued, a draft is made and this school's staff are told by mail. Nothing is sent by itself. The names changed on 2026-05-28 (大雨警報 is now レベル３大雨警報).
console-triggers-rule = Rule { $number }
console-triggers-warning = The warning's Japanese name, or part of it
console-triggers-from = From
console-triggers-until = Until
console-triggers-next = When the school says more (of templates that wait)
console-triggers-template = Template
console-triggers-empty = A rule without a warning goes away. What stands above comes first.
console-triggers-save = Save the rules
