# Choosing the area one lives in, as the garbage calendars name it.

## The question

field-area = Your area (地区)
ask-area = Which area do you live in?
hint-area = It decides your garbage days and other local notices. Type part of the area's name, or use a button.

## Its answers

# Nothing fits what was typed.
wrong-no-area = There is no area of that name. Please type part of the name of your town (for example 西条).
# More than one may be meant.
wrong-several-areas = Several areas fit. Please choose one below, or type a little more.
# A position was shared that lies in no known area.
no-area-there = The area of that place is not known. Please type part of your area's name.
# Opens the map, at most 20 characters.
button-position = Share my position
# Above those to choose from on a page.
areas-found = Areas found
