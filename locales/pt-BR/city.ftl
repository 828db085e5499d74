# What differs between cities. The file that KAIRAN_CITY_FILE names says it in place of these words.

# The city, its portal and its LINE Official Account: in greetings, pages and mails.
city = Cidade
portal-name = Portal do Cidadão
line-account = Conta oficial do LINE da cidade

# Whom to ask today, in one line: name, telephone, hours. From the contacts in the city's file.
contact-registration = { CONTACT("registration") }
contact-content = { CONTACT("content") }
contact-privacy = { CONTACT("privacy") }
