# A telephone number, for the school to call when nothing else arrives.

# The flow: its title, its button in LINE (at most 40 letters), how it begins and ends.
flow-title-phone = 登记电话号码（電話番号の登録）
menu-phone = 登记电话号码
start-phone = 可以登记一个电话号码，以便在收不到通知或需要紧急确认时，学校给您打电话。也可以不登记。只有孩子所在的学校以及向该学校发送通知的职员可以看到。
saved-phone = 电话号码的设置已保存。
# Its only question; nobody has to answer.
field-phone = 电话号码（電話番号）
ask-phone = 请输入电话号码。
hint-phone = 例：090-1234-5678。仅用于学校联系您。留空则会删除已登记的号码。
wrong-phone = 请输入日本的电话号码（含区号），例：090-1234-5678。
# In the export of everything that is held about a person.
held-phone = 电话号码
held-calls = 学校打来的电话
held-called-at = 打电话的时间
