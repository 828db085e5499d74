## The staff's pages: the files of a notice, recall, correction.

# On a notice's page: its files
console-files = Attachments
console-files-add = Attach a file
console-files-hint = Up to five files, PDF, JPEG or PNG, of 10 MB at most. People open them by links on the notice's page.
console-files-upload = Attach
console-files-remove = Take off
console-files-opened = ✓ You have opened it
console-files-not-opened = Not opened yet
console-files-open-first = Before you approve, please open every attachment and check what it says.
console-files-wrong-title = The file was not attached
console-files-wrong = What can be attached are PDF, JPEG and PNG files of 10 MB at most, five of them. Please check that the name ends as the content asks, and that a PDF holds no script and no other file.
console-files-back = Back to the notice

# On the page of a notice that went wrong
console-was-wrong = If something in it was wrong
console-recall-ask = Recall the notice
console-correct-ask = Write a correction
console-is-correction = This is a correction.
console-corrected = The notice it corrects
console-has-correction = This notice has been corrected.
console-correction = The correction
console-was-recalled = This notice was recalled

# Before a recall, and after it
console-recall-stopped = people do not get it
console-recall-delivered = people have it
console-recall-by-line = people in LINE
console-recall-by-mail = people by mail
console-recall-opened = people are known to have opened it
console-recall-does = What a recall does
console-recall-does-what =
    LINE messages and mails that are not out yet are stopped.
    The notice's page and its attachments can no longer be seen, at once.
    In their place stands that it was recalled, when, by whom and why.
console-recall-does-not = What nothing undoes
console-recall-cannot = What has arrived in people's talks in LINE and in their mailboxes cannot be deleted. To tell those who have it what is right, send a correction. Who has read it in LINE is not known, but for those who pressed [確認しました].
console-recall-reason = Why (may be left out)
console-recall-reason-hint = People read it in place of the notice, as you write it. At most 300 characters. Please write no names and nothing else about a person.
console-recall-reason-wrong = Please write at most 300 characters.
console-recall-now = Recall it
console-recall-not = Back without recalling it

# Writing a correction
console-correct-lead = It goes only to those who had the wrong notice. Its title is marked as a correction in every language.
console-correct-to = To whom
console-correct-reached = Everybody who has it or may have it ({ $people })
console-correct-opened = Only those who are known to have opened it ({ $people })
console-correct-opened-hint = Who reads it in LINE is known only if they pressed [確認しました] or opened it in their list of notices.
console-correct-title = Title
console-correct-body = Text
console-correct-receipt = Ask people to confirm
console-correct-on = Make it a draft and look at it
console-correct-hint = Nothing is sent yet. On the next page you see how it will look, attach files, and send it.
