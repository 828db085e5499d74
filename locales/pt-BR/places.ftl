# Evacuation news: the places somebody registers, and whether only news of these are wanted.

## The flow and its menu items

menu-places = Áreas de evacuação
flow-title-places = Locais para avisos de evacuação
start-places = Cadastre até três locais importantes para você em um desastre. Para locais em zona de perigo, os avisos virão com palavras mais fortes.
saved-places = Salvo. Você pode ver a qualquer momento, no seu cadastro, como recebe os avisos de evacuação.
confirm-places = Atenção: você deixará de receber avisos de evacuação de outras áreas, mesmo do lugar onde estiver. Quer mesmo receber só os dos seus locais?
no-areas = Ainda não há áreas para escolher. Você recebe os avisos de evacuação de toda a cidade.

## Back to the news of the whole city

menu-all-news = Avisos de evacuação de toda a cidade
flow-title-all-news = Avisos de evacuação de toda a cidade
start-all-news = Você voltará a receber os avisos de evacuação de toda a cidade.
saved-all-news = Agora você recebe os avisos de evacuação de toda a cidade.
confirm-all-news = Receber os avisos de evacuação de toda a cidade?
button-all-news = Receber todos
has-all-news = Você já recebe os avisos de evacuação de toda a cidade.

## That the news are narrowed: wherever one's registration is shown, and by mail now and then

mine-narrowed = Você só recebe avisos de evacuação dos seus locais, não de outras áreas.
narrowed-subject = [{ city }] Confira quais avisos de evacuação você recebe
narrowed-mail =
    { mine-narrowed }

    Para voltar a receber os de toda a cidade, abra esta página.
    { $url }

## The questions

field-zones = Zonas de perigo
ask-zones = Este local fica numa zona de perigo do mapa de riscos? Escolha todas que se aplicam.
hint-zones = O mapa de riscos da cidade informa. Se não souber, não escolha nenhuma e continue.
field-second-place = Segundo local
ask-second-place = Há outro local importante para você, como o trabalho?
field-second-area = Segundo local: área
ask-second-area = Em que área fica?
field-second-zones = Segundo local: zonas de perigo
ask-second-zones = Este local fica numa zona de perigo do mapa de riscos? Escolha todas que se aplicam.
hint-second-zones = O mapa de riscos da cidade informa. Se não souber, não escolha nenhuma e continue.
field-third-place = Terceiro local
ask-third-place = Há outro local importante para você, como o trabalho?
field-third-area = Terceiro local: área
ask-third-area = Em que área fica?
field-third-zones = Terceiro local: zonas de perigo
ask-third-zones = Este local fica numa zona de perigo do mapa de riscos? Escolha todas que se aplicam.
hint-third-zones = O mapa de riscos da cidade informa. Se não souber, não escolha nenhuma e continue.
field-news-of = Avisos de evacuação
ask-news-of = De quais áreas você quer avisos de evacuação?
hint-news-of = Com "só os meus locais" você não recebe avisos de outras áreas, mesmo com risco de vida. Na dúvida, escolha toda a cidade.

## Choices

zone-landslide = Deslizamento
zone-flood = Inundação
zone-surge = Maré de tempestade
another-no = Não
another-yes = Sim
news-of-city = Toda a cidade
news-of-places = Só os meus locais

## What is held about somebody

held-places = Locais para avisos de evacuação
held-landslide = Na zona de deslizamento
held-flood = Na zona de inundação
held-surge = Na zona de maré de tempestade
held-since-narrowed = Restrito aos meus locais desde
