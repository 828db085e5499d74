# Evacuation news: the places somebody registers, and whether only news of these are wanted.

## The flow and its menu items

menu-places = Evacuation areas
flow-title-places = Places for evacuation news
start-places = Register up to three places you care about in a disaster. For places in a danger zone, evacuation news will be worded more strongly.
saved-places = Saved. You can see at any time in your registration how you get evacuation news.
confirm-places = Warning: you will no longer get evacuation news of other areas, not even of danger where you happen to be. Do you really want news of your own places only?
no-areas = There are no areas to choose from yet. You get the evacuation news of the whole city.

## Back to the news of the whole city

menu-all-news = Evacuation news of the whole city
flow-title-all-news = Evacuation news of the whole city
start-all-news = You will get the evacuation news of the whole city again.
saved-all-news = You now get the evacuation news of the whole city.
confirm-all-news = Get the evacuation news of the whole city?
button-all-news = Get all of it
has-all-news = You already get the evacuation news of the whole city.

## That the news are narrowed: wherever one's registration is shown, and by mail now and then

mine-narrowed = You get evacuation news of your own places only, not of other areas.
narrowed-subject = [{ city }] Please check which evacuation news you get
narrowed-mail =
    { mine-narrowed }

    To get those of the whole city again, open this page.
    { $url }

## The questions

field-zones = Danger zones
ask-zones = Does this place lie in a danger zone of the hazard map? Choose all that apply.
hint-zones = The city's hazard map tells. If you do not know, choose none and go on.
field-second-place = Second place
ask-second-place = Is there another place you care about, such as where you work?
field-second-area = Second place: area
ask-second-area = In which area is it?
field-second-zones = Second place: danger zones
ask-second-zones = Does this place lie in a danger zone of the hazard map? Choose all that apply.
hint-second-zones = The city's hazard map tells. If you do not know, choose none and go on.
field-third-place = Third place
ask-third-place = Is there another place you care about, such as where you work?
field-third-area = Third place: area
ask-third-area = In which area is it?
field-third-zones = Third place: danger zones
ask-third-zones = Does this place lie in a danger zone of the hazard map? Choose all that apply.
hint-third-zones = The city's hazard map tells. If you do not know, choose none and go on.
field-news-of = Evacuation news
ask-news-of = Of which areas do you want evacuation news?
hint-news-of = With "my places only" you will not get evacuation news of other areas, even where lives are at risk. If in doubt, choose the whole city.

## Choices

zone-landslide = Landslide
zone-flood = Flood
zone-surge = Storm surge
another-no = No
another-yes = Yes
news-of-city = The whole city
news-of-places = My places only

## What is held about somebody

held-places = Places for evacuation news
held-landslide = In the landslide zone
held-flood = In the flood zone
held-surge = In the storm surge zone
held-since-narrowed = Narrowed to my places since
