## Which weather warnings suggest which template to schools

# The page of one school, and its link.
console-triggers = Weather warnings and closures
console-triggers-about = Which warning at which hour makes a draft of which template
console-triggers-lead = When such a warning is issued, a draft is made and this school's staff are told by mail. Nothing is sent by itself. The names changed on 2026-05-28 (大雨警報 is now レベル３大雨警報).
console-triggers-holds = What holds now
console-triggers-city = The rules that the city has for all schools hold for this school.
console-triggers-own = This school's own rules hold, not the city's.
console-triggers-nothing = No warning makes a draft for this school.
console-triggers-none = There are no rules yet: no warning makes a draft for this school.
console-triggers-city-show = Show the city's rules
console-triggers-change = Rules of this school's own
console-triggers-change-lead = With a single rule they stand in place of the city's. With none, the city's hold again.
console-triggers-want-nothing = No warning makes a draft for this school (nor by the city's rules)
console-triggers-saved = The rules were saved.

# The page of the city.
console-city-triggers = Weather warnings
console-city-triggers-about = The city's rules for all schools that have none of their own
console-city-triggers-lead = These rules hold for all schools that have none of their own. When such a warning is issued, each school has a draft of its own, and its staff are told by mail. Nothing is sent by itself. The names changed on 2026-05-28 (大雨警報 is now レベル３大雨警報).
console-city-triggers-none = The city has no rules yet.
console-triggers-apart = Schools for which they do not hold
console-triggers-apart-none = They hold for all schools.
console-triggers-apart-own = has rules of its own
console-triggers-apart-nothing = wants no drafts

# A rule in a list. { $from }, { $until }, { $next }: 05:00.
console-triggers-said = "{ $warning }" issued from { $from } to { $until }: a draft of "{ $template }"
console-triggers-said-next = , more at { $next }
console-triggers-said-kind = {" "}({ console-school-kind })
console-school-kind = { $kind ->
    [kindergarten] kindergartens
    [elementary] elementary schools
    [junior_high] junior high schools
   *[other] all schools
}

# The form.
console-triggers-rule = Rule { $number }
console-triggers-warning = The warning's Japanese name, or part of it
console-triggers-from = From
console-triggers-until = Until
console-triggers-next = When the school says more (of templates that wait)
console-triggers-template = Template
console-triggers-kind = Which schools
console-triggers-empty = What stands above comes first. To remove a rule, empty its warning and save.
console-triggers-save = Save the rules

# What is wrong in it. { $number } of a rule; { $field }: its label.
console-wrong-trigger = Rule { $number }: "{ $field }" is not right.
console-wrong-trigger-time = Rule { $number }: "{ $field }" must be a time such as 06:30.
console-wrong-trigger-until = Rule { $number }: "{ $field }" must be after "{ console-triggers-from }".
console-wrong-trigger-next = Rule { $number }: "{ $field }" must be given for this template.
console-wrong-triggers-many = There can be at most 20 rules.
console-wrong-triggers-none = To have no drafts, remove all rules.
