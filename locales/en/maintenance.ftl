# The service is closed for maintenance.

# Its notice, where staff wrote no words. { $from }, { $until }: times.
maintenance-title = System maintenance
maintenance-text =
    During the following time, you cannot use the services in LINE or register and change anything on the citizens' portal, because of maintenance.

    From { $from } to { $until }

    What you send in LINE meanwhile is kept, and we answer it afterwards. You do not need to send it again. Emergency notices reach you in this time, too.
# In the talk, once. { $until }: a time.
maintenance-held = Maintenance is under way. What you sent is kept. We will answer when it is over, at about { $until }. You do not need to send it again.
maintenance-page-title = Maintenance is under way
maintenance-page = You cannot register or change anything until about { $until }. Please open this page again after that. You can read your notices at any time.
