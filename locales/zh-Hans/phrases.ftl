# The phrase book. Slots: { $date } and { $new-date } a day, { $time }, { $start } and { $next } a time, { $place } a place.

## The titles of notices made of phrases, by what the first is about

phrase-title-evacuation = 避难信息
phrase-title-closure = 临时停课通知
phrase-title-handover = 请家长来校接孩子
phrase-title-garbage = 垃圾收集通知

## The sentences

phrase-evacuate-5 = 已经是无法安全避难，有生命危险的状况。请务必在警戒等级4之前避难。
phrase-evacuate-4 = 建议全部人员离开危险地点进行避难。
phrase-evacuate-3 = 建议避难所需时间较长的高龄人员及残障人员离开危险地点进行避难。
phrase-shelter-open = 避难所已开放：{ $place }
phrase-evacuation-lifted = 避难信息已解除。
phrase-school-closed = { $date }临时停课。
phrase-remain-home = 请不要让孩子上学，让孩子安全地待在家里。
phrase-next-word = 下一次通知将在{ $next }左右发送。
phrase-handover-come = 请从{ $start }开始到{ $place }接孩子。
phrase-handover-wait = 孩子会在学校等到您来接。请不要着急，确认安全后再来。
phrase-handover-ask = 接孩子时，我们会询问孩子和您的姓名。
phrase-garbage-moved = { $date }的垃圾收集改为{ $new-date }。
phrase-garbage-none = { $date }没有垃圾收集。
phrase-garbage-time = 请在收集日早上{ $time }前扔出垃圾。
