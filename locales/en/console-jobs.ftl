## Everything the service does by the clock

console-jobs = Jobs
console-jobs-lead = Everything that runs by the clock. However many servers there are, each due time is served once.
console-job = Job
console-job-every = Every
console-job-late = After a stop
console-job-last = Last
console-job-next = Next
console-job-failed = Last failure
# { $seconds }: a number. { $time }: 2026-11-21 09:00.
console-job-seconds = { $seconds } s
console-job-looked = Looked: { $time }
console-job-stuck = It has not run for long. Look into the log.
console-late-done = Done at once, once
console-late-skipped = Done if it still helps, else passed over
console-late-nothing = The next look is enough
console-job-name-notices = Starts notices at their time
console-job-name-reconfirm = Asks whether old mail addresses still hold
console-job-name-maintenance = Ends maintenance
console-job-name-clock = Watches for changes of the clock
console-job-name-departures = Erases those who leave
console-job-name-rollover = Turns the school year and tells families
console-job-name-codes = Gives school codes their end
console-job-name-keys = Checks the keys in use
console-job-name-retention = Deletes what has been kept long enough
console-job-name-unused = Writes to those who have long been away
console-job-name-answers = Tells of answers by mail that LINE did not take
console-job-name-overdue = Tells of absence reports nobody has read
console-job-name-unconfirmed = Writes by the other channel to who has not confirmed
console-job-name-repeats = Sends again to who has not confirmed
console-job-name-doubts = Asks LINE who has blocked the account
console-job-name-quota = Asks LINE what is left of the month
console-job-name-returned = Acts on mails that came back
console-job-name-garbage = Reminds of garbage days
console-job-name-guard = Watches how many mails come back
