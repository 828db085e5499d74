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

# The same to a school's staff, when a rule of theirs or of the city's was met.
console-trigger-mail =
    A warning from { $sender } met a rule, so a draft of a notice was made. Nothing has been sent.

    { $title }

    The school decides. Check it and send it, or cancel it.
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
console-evacuation-level = Alert level
console-evacuation-level-hint = Not needed to lift or cancel: it is the one in force then.
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
console-wrong-hazard = Choose the hazard.
console-wrong-areas = Choose areas, or the whole city, but not both.

# In place of a level: nothing is in force, but something was stopped on its way.
console-evacuation-stopped-alone = Stopped on its way
# Under what is in force; $level is what was stopped.
console-evacuation-stopped = Some people got alert level { $level }, which was stopped on its way. Lift or cancel it.
# On the page of a notice in whose place a later one stands.
console-superseded-stopped = While this was being sent, newer evacuation information was released. Whoever had not got this does not get it any more (they are counted as “not sent to”).
console-superseded = Newer evacuation information has been released since.
console-superseded-by = Look at it
