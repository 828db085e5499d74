# What staff are told of alerts from outside that change, and of feeds that fail.

# The mail to those who sent a notice or could approve it, when what it rests on grew graver.
console-graver-subject = [What it rests on has changed] { $title }
console-graver-mail =
    There is news from { $sender }. What the following notice rests on holds as before, or is graver.

    { $title }

    The notice was not stopped: it goes on waiting for its approval or its time. Look at the draft of the news, too.
    { $url }
# The same, when it is less grave or over.
console-put-back-subject = [Draft again] { $title }
console-put-back-mail =
    By news from { $sender }, what the following notice rests on is over or has changed. It had not been sent, so it is a draft again.

    { $title }

    Whether it goes out is the city's or the school's decision. Check it, and send it again or cancel it.
    { $url }
# The same, when it was wrong.
console-wrong-mail =
    { $sender } cancelled as a mistake what the following notice rests on. It had not been sent, so it is a draft again.

    { $title }

    Whether it goes out is the city's or the school's decision. Check it, and send it again or cancel it.
    { $url }

# The mail to the city when a warning ended and another of the same danger holds. $over and $held are warnings, one a line.
console-held-subject = [No draft of a lift] { $hazard }
console-held-mail =
    { $sender } lifted this:

    { $over }

    For the same danger, this is still in effect, so no lift was drafted.

    { $held }

    The evacuation information in force stands here.
    { $url }

# The mail to the city once a feed of alerts has failed for an hour. $since is a time, $failure an error.
console-feed-subject = [No alerts arrive] { $feed }
console-feed-mail =
    Since { $since } no alerts have been received from here:

    { $feed }
    Reason: { $failure }

    Until it works again no drafts are made from alerts. Watch the weather office's news by other means. How the job fares stands here.
    { $url }

# A table below the jobs: each feed of alerts, when it was last received, and why it fails. $since is a time.
console-feeds = Feeds of alerts
console-feed = Feed
console-feed-worked = Last received
console-feed-failing = Why it fails
console-feed-failing-since = Since { $since }: { $failure }
