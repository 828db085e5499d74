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
