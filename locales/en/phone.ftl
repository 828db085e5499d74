# A telephone number, for the school to call when nothing else arrives.

# The flow: its title, its button in LINE (at most 40 letters), how it begins and ends.
flow-title-phone = Register a telephone number (電話番号の登録)
menu-phone = Telephone number
start-phone = Here you can give a telephone number for the school to call when notices do not reach you or an answer is urgent. You do not have to. Only your child's school, and staff who send notices to that school, can see it.
saved-phone = Your telephone number settings are saved.
# Its only question; nobody has to answer.
field-phone = Telephone number (電話番号)
ask-phone = Please enter the telephone number.
hint-phone = Example: 090-1234-5678. It is used only for calls from the school. Leave it empty to delete the number.
wrong-phone = Please enter a Japanese telephone number with its area code, such as 090-1234-5678.
# In the export of everything that is held about a person.
held-phone = Telephone number
held-calls = Calls from schools
held-called-at = Called at
