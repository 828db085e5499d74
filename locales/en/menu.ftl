# The rich menu. Each item's label is drawn on the image, read aloud, shown as what the person said
# when tapped, and understood when typed: at most 20 characters as LINE counts them.
# The image shows the Japanese name below each label by itself.

# Opens and closes the menu, under the talk: at most 14 characters.
menu-open = Menu
# Heads the same choices where they stand as buttons in the talk.
menu-title = Menu

# Getting an ID for the Citizens' Portal Site.
menu-register = Get a Portal ID
menu-child = Register your child
menu-enrol = Register a school
# Choosing the topics the city writes about.
menu-topics = City notices
menu-mine = My registrations
# Which way and when notices come.
menu-settings = Notice settings
# All notices received.
menu-notices = Notices received
# Linking LINE with an ID that exists already.
menu-link = Link LINE
menu-unlink = Unlink LINE
# The up to four e-mail addresses.
menu-address = Email addresses
# The check of "the mail does not come".
menu-check = No mail arrives
menu-help = Help
menu-language = Language
# What is needed rarely.
menu-more = More
menu-edit-child = Change child's info
# Asking another guardian in.
menu-invite = Invite a guardian
# Ending one's own tie to a child.
menu-quit-child = Remove a child
# After the turn of the school year, until a guardian has confirmed.
menu-new-year = Check grade, class
# Takes back a planned change of schools; shown while there is one.
menu-keep-school = Undo school change
# Takes back the request to leave; shown while there is one.
menu-stay = Keep registration
menu-leave = Cancel registration
