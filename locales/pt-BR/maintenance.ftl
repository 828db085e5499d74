# The service is closed for maintenance.

# Its notice, where staff wrote no words. { $from }, { $until }: times.
maintenance-title = Manutenção do sistema
maintenance-text =
    Durante o período abaixo, por causa de manutenção, não será possível usar os serviços no LINE nem fazer cadastros e alterações no portal do cidadão.

    De { $from } até { $until }

    O que você enviar pelo LINE nesse período fica guardado, e responderemos depois. Não é preciso enviar de novo. Os avisos de emergência chegam também nesse período.
# In the talk, once. { $until }: a time.
maintenance-held = O sistema está em manutenção. O que você enviou está guardado. Responderemos quando terminar, por volta de { $until }. Não é preciso enviar de novo.
maintenance-page-title = O sistema está em manutenção
maintenance-page = Não é possível fazer cadastros nem alterações até por volta de { $until }. Abra esta página de novo depois disso. Você pode ler seus avisos a qualquer hora.
