# The city's name, in greetings and mails.
city = 東広島市
