## When the service is closed

console-maintenance = Maintenance
console-maintenance-lead = For a time you set, the talk and the pages with forms are closed. Everybody is told beforehand; what comes in meanwhile is kept and answered afterwards. Emergencies and notices of staff go out all the while.
console-maintenance-none = Nothing is planned.
console-maintenance-new = Plan maintenance
console-maintenance-from = From
console-maintenance-until = Until
console-maintenance-announce = Tell everybody at
console-maintenance-announce-hint = If left empty, at once. It must be before the beginning.
console-maintenance-ask = Make the notice
console-maintenance-words = The notice is made in six languages. As it goes to everybody, another member of staff approves it. Maintenance does not begin before the notice has been approved and sent.
console-maintenance-asked = Planned. The notice is sent once another member of staff approves it.
console-maintenance-ended = It has ended.
console-maintenance-unannounced = not announced yet
console-maintenance-ahead = planned
console-maintenance-open = under way
console-maintenance-over = over
console-maintenance-off = called off
console-maintenance-notice = See the notice
console-maintenance-reopen = End it early
console-maintenance-call-off = Call it off
console-maintenance-end-lead = The talk and the pages work again, and what has come in is answered at once. A notice that has not been sent yet is not sent.
console-wrong-maintenance-from = The beginning must lie ahead, within a year.
console-wrong-maintenance-until = The end must come after the beginning, within 48 hours.
console-wrong-maintenance-announce = The notice must come before the beginning.
