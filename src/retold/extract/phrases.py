"""What furniture says: whole lines, and how lines begin, in the commonest languages of news.

Keys are lower case, without bullets and arrows before and stops behind. Strong phrases are no part
of any story; weak ones could be a subheading, and count only at the edges of a text or beside other
furniture.
"""


def _phrases(listed: str) -> frozenset[str]:
    """The phrases of a list with a bar or a line's end between them."""
    return frozenset(filter(None, listed.replace("\n", "|").split("|")))


STRONG = _phrases("""
source link|original source|view original|leave a reply|leave a comment|leave a response
leave your comment|cancel reply|post comment|post a comment|write a comment|add a comment
add comment|submit comment|show comments|view comments|see comments|read comments|hide comments
load comments|load more|load more comments|show more|see more|view more|view all|see all
back to top|go to top|to top|scroll to top|return to top|back to home|back to homepage|top of page
share this|share this:|share this article|share this story|share this post|share this page
share article|share story|share via|share with|share with friends|share with your friends
share on social media|share link|copy link|link copied|copied|copied to clipboard|copy url
tweet this|print this|email this|email this article|email a friend|print this article|pin it
save article|save this article|save for later|gift article|gift this article|bookmark this
like this|like this:|like loading|loading|please wait|click to share|more sharing options
advertisement|advertisements|sponsored|sponsored content|sponsored by|paid content
paid post|promoted content|promoted stories|partner content|this is an advertisement
advertisement continue reading|scroll to continue|scroll to continue reading|scroll down to continue
article continues below|article continues below advertisement|article continues after advertisement
article continues after ad|story continues|story continues below|story continues after advertisement
story continues below advertisement|continue reading|continue reading below|keep reading
continue reading the main story|continue reading article|read full article|read the full article
read the full story|read full story|read the rest|read the original article|read original article
read more|read more here|read next|read this next|read also|also read|see also|further reading
related stories|related articles|related article|related posts|related post|related news
related content|related coverage|related topics|related reading|related links|related video
related videos|related stories|related tags|recommended stories|recommended articles
recommended for you|recommended reading|recommended videos|suggested reading|you may like
you might like|you may also like|you might also like|you may also be interested in
you may be interested in|you might be interested in|more stories|more news|more like this
more on this story|more on this topic|more on this|more from this author|more from us|more headlines
most read|most popular|most viewed|most shared|most commented|popular posts|popular stories
popular now|popular news|trending now|trending stories|trending news|top stories|top news
latest news|latest stories|latest headlines|latest posts|recent posts|recent comments|must read
must reads|editor's picks|editors' picks|editor’s picks|editors’ picks|don't miss|don’t miss
in case you missed it|up next|next up|watch next|watch now|watch live|watch more|play video
watch the video|watch video|listen now|listen to this article|listen to article|view gallery
view photos|view slideshow|view image|view full image|open image in gallery|enlarge image
view image in fullscreen|editor’s pick|previous next
trending videos|report typo or error|go to comments|type your email|rate this article|written by
submit a news tip|corrections and clarifications|trending videos|popular now|what do you think
open image modal|hide caption|toggle caption|enlarge this image|expand image|show caption
previous article|next article|previous post|next post|previous story|next story|older posts
newer posts|post navigation|skip to content|skip to main content|skip to navigation|skip ad|share
tweet|δ|sign up here
sign in|sign up|sign in to comment|log in|login|log out|register|register now|subscribe
subscribe now|subscribe today|subscribe to our newsletter|subscribe to newsletter|subscribe for free
sign up now|sign up today|sign up for free|sign up for our newsletter|join our newsletter
newsletter sign up|newsletter signup|get our newsletter|enter your email|enter your email address
email address|your email address|your email|your name|name|name (required)|email (required)
already a subscriber|already a member|already have an account|forgot password|forgot your password
create account|create an account|become a member|become a subscriber|support our journalism
accept cookies|accept all|accept all cookies|reject all|cookie settings|cookie policy|cookie notice
manage cookies|manage preferences|privacy policy|privacy notice|terms of use|terms of service
terms and conditions|terms & conditions|about us|contact us|advertise with us|our team|site map
sitemap|all rights reserved|follow us|follow us on|follow us on social media|follow us on twitter
follow us on facebook|find us on facebook|like us on facebook|join us on facebook|connect with us
join the conversation|join the discussion|start the conversation|view the discussion thread
report a typo|report an error|report this ad|report ad|report abuse|send us a correction
submit a correction|suggest a correction|have a news tip|print article|print page|font size
text size|a a a|about the author|about the authors|author bio|view all posts|see all posts
see more posts|view author archive|getty images|file photo|reuters file photo|photo gallery
photo credit|image credit|no comments|no comments yet|comments are closed|comments closed
be the first to comment|comment now|post your comment|submit|your comment|your comments
website|save my name, email, and website in this browser for the next time i comment
required fields are marked|disclaimer|disqus comments|comments powered by disqus
this article was originally published on|open in app|get the app|download the app|download our app
breaking news alerts|turn on notifications|end of list|list of 3 items|list of 4 items

zur übersicht|empfohlener externer inhalt|artikel vorlesen|zurück zur übersicht
anzeige|werbung|teilen|artikel teilen|auf facebook teilen|auf twitter teilen|per e-mail teilen
drucken|artikel drucken|artikel merken|merken|kommentare|kommentar schreiben|kommentare anzeigen
kommentar verfassen|kommentar hinterlassen|schreibe einen kommentar|antwort abbrechen|antworten
lesen sie auch|lesen sie mehr|lesen sie hier weiter|mehr lesen|weiterlesen|mehr zum thema
mehr dazu|zum thema|das könnte sie auch interessieren|das könnte dich auch interessieren
auch interessant|meistgelesen|meistgelesene artikel|meistgelesene|ähnliche artikel
weitere artikel|verwandte artikel|verwandte themen|nach oben|zum seitenanfang|seitenanfang
zur startseite|newsletter abonnieren|jetzt abonnieren|jetzt anmelden|jetzt registrieren|anmelden
einloggen|registrieren|impressum|datenschutz|datenschutzerklärung|alle rechte vorbehalten
zum hauptinhalt springen|zum inhalt springen|folgen sie uns|quelllink|artikel anhören

article réservé aux abonnés|réservé aux abonnés|lecture audio|écouter l’article
sigue leyendo|seguir leyendo|más sobre este tema|más sobre el tema
publicité|annonce|partager|partager l'article|partager l’article|partager sur facebook
partager sur twitter|imprimer|envoyer par e-mail|lire aussi|à lire aussi|a lire aussi|lire la suite
lire plus|voir aussi|en savoir plus|sur le même sujet|sur le même thème|articles similaires
articles liés|les plus lus|les plus lues|à la une|vous aimerez aussi|cela peut vous intéresser
commentaires|laisser un commentaire|laissez un commentaire|ajouter un commentaire
voir les commentaires|annuler la réponse|retour en haut|haut de page|s'abonner|s’abonner
abonnez-vous|je m'abonne|je m’abonne|s'inscrire|s’inscrire|se connecter|connexion|suivez-nous
mentions légales|tous droits réservés|politique de confidentialité|accepter les cookies
tout accepter|aller au contenu|lien source|inscrivez-vous à notre newsletter

publicidad|anuncio|compartir|compartir en facebook|compartir en twitter|comparte|imprimir
enviar por correo|lea también|lee también|leer también|leer más|lee más|ver más|ver también
te puede interesar|te podría interesar|también te puede interesar|le puede interesar
noticias relacionadas|artículos relacionados|más noticias|más información|lo más leído|más leídas
lo más visto|comentarios|deja un comentario|dejar un comentario|deja una respuesta
cancelar la respuesta|añadir comentario|volver arriba|ir arriba|subir|suscríbete|suscribirse
suscríbase|regístrate|iniciar sesión|síguenos|síguenos en|síguenos en twitter|aviso legal
todos los derechos reservados|política de privacidad|política de cookies|aceptar cookies
aceptar todo|saltar al contenido|enlace de origen|fuente original

pubblicità|annuncio|condividi|condividi su facebook|condividi l'articolo|stampa|leggi anche
leggi tutto|leggi di più|continua a leggere|vedi anche|potrebbe interessarti|articoli correlati
ti potrebbe interessare|potrebbe interessarti anche|i più letti|più letti|notizie correlate|commenti
lascia un commento|lascia una risposta|annulla risposta|torna su|torna in alto|torna all'inizio
abbonati|iscriviti|iscriviti alla newsletter|accedi|registrati|seguici|seguici su facebook
tutti i diritti riservati|informativa sulla privacy|accetta tutti i cookie|vai al contenuto

publicidade|compartilhe|compartilhar|compartilhe esta notícia|partilhar|partilhe|imprima
leia também|leia mais|veja também|veja mais|saiba mais|continua após a publicidade
continue lendo|notícias relacionadas|matérias relacionadas|artigos relacionados|mais lidas
mais lidos|as mais lidas|últimas notícias|comentários|deixe um comentário|deixe uma resposta
cancelar resposta|voltar ao topo|assine|assine já|inscreva-se|entrar|siga-nos|siga-nos no twitter
todos os direitos reservados|política de privacidade|aceitar cookies|pular para o conteúdo

advertentie|delen|deel dit artikel|deel op facebook|afdrukken|lees ook|lees meer|lees verder
bekijk ook|meer over dit onderwerp|gerelateerde artikelen|meest gelezen|ook interessant|reacties
reageer|geef een reactie|plaats een reactie|laat een reactie achter|terug naar boven|naar boven
abonneren|abonneer|inschrijven|inloggen|aanmelden|volg ons|alle rechten voorbehouden
privacybeleid|cookies accepteren|ga naar de inhoud

reklama|udostępnij|podziel się|drukuj|czytaj też|czytaj także|czytaj również|czytaj więcej
czytaj dalej|zobacz też|zobacz także|zobacz również|zobacz więcej|przeczytaj także
powiązane artykuły|najczęściej czytane|najnowsze|komentarze|dodaj komentarz|zostaw komentarz
anuluj pisanie odpowiedzi|do góry|powrót do góry|zaloguj się|zarejestruj się|subskrybuj
obserwuj nas|wszelkie prawa zastrzeżone|polityka prywatności|przejdź do treści

реклама|поделиться|поделиться в социальных сетях|распечатать|читайте также|читать также
читать далее|читать дальше|читать полностью|подробнее|смотрите также|по теме|материалы по теме
похожие новости|другие новости|самое читаемое|популярное|главные новости|комментарии
оставить комментарий|добавить комментарий|написать комментарий|отменить ответ|наверх
вернуться наверх|подписаться|подписывайтесь|подписывайтесь на нас|войти|зарегистрироваться
все права защищены|политика конфиденциальности|перейти к содержимому|ссылка на источник
поділитися|читайте також|читати далі|дивіться також|схожі новини|коментарі|залишити коментар
підписатися|підписуйтесь|усі права захищені|нагору

annons|annonse|dela|dela artikeln|del|del artikkelen|del artiklen|läs också|läs mer|läs även
les også|les mer|læs også|læs mere|se også|mest läst|mest lest|mest læst|kommentarer
lämna en kommentar|legg igjen en kommentar|skriv en kommentar|till toppen|til toppen
logga in|logg inn|log ind|prenumerera|abonner|abonnér|alla rättigheter reserverade
mainos|jaa|jaa artikkeli|lue myös|lue lisää|luetuimmat|kommentit|jätä kommentti|tilaa
kirjaudu sisään|takaisin ylös

reklam|paylaş|ayrıca okuyun|ilgili haberler|benzer haberler|devamını oku|daha fazla oku
yorumlar|yorum yap|yorum yaz|başa dön|abone ol|giriş yap|tüm hakları saklıdır
διαφήμιση|κοινοποίηση|διαβάστε επίσης|διαβάστε περισσότερα|σχετικά άρθρα|σχόλια

إعلان|إعلانات|شارك|مشاركة|شارك المقال|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|إقرأ أيضاً|اقرأ المزيد
مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|التعليقات|تعليقات|اترك تعليقا|اترك تعليقاً|أضف تعليق
اشترك الآن|تابعنا|جميع الحقوق محفوظة|العودة إلى الأعلى
פרסומת|שתף|שתפו|קראו גם|קרא עוד|קראו עוד|כתבות נוספות|תגובות|הוסף תגובה|כל הזכויות שמורות
विज्ञापन|शेयर करें|ये भी पढ़ें|यह भी पढ़ें|और पढ़ें|संबंधित खबरें

広告|関連記事|関連ニュース|シェア|シェアする|続きを読む|もっと見る|あわせて読みたい|おすすめ記事
コメント|コメントを書く|コメントを残す|ページトップへ|トップへ戻る|ログイン|会員登録|無断転載禁止
广告|廣告|分享|分享到|相关新闻|相關新聞|相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀
热门新闻|熱門新聞|阅读更多|閱讀更多|阅读全文|閱讀全文|评论|評論|留言|发表评论|發表評論|返回顶部
返回頂部|回到顶部|回到頂部|登录|登入|注册|註冊|订阅|訂閱|版权所有|版權所有|关注我们
광고|공유|공유하기|기사 공유|관련 기사|관련기사|관련 뉴스|더보기|더 보기|댓글|댓글 쓰기|맨 위로
로그인|회원가입|구독하기|무단전재 및 재배포 금지
""")

WEAK = _phrases("""
source|sources|via|shares|advertising|skip|image|email|e-mail|print|pin|save|like|reply|comment
comments
related|recommended|trending|popular|latest|more|next|previous|menu|home|search|tags|topics
categories|filed under|news|admin|administrator|video|videos|photos|gallery|close|follow
following|contact|about
author|archive|archives|newsletter|newsletters|updated|published|caption|credit|reuters|ap|afp
associated press|the associated press|staff|staff writer|staff reporter|staff report|wire reports
mehr|suche|quelle|quellen|menü|fuente|fuentes|más|menú|inicio|fonte|altro|cerca|home page|busca
lire|rechercher|bron|meer|zoeken|źródło|więcej|szukaj|источник|ещё|еще|поиск|источники|facebook
twitter|instagram|whatsapp|telegram|linkedin|youtube|pinterest|reddit|x|tiktok|bluesky|threads
出典|来源|來源|출처|المصدر
""")

BLOCK_HEADS = _phrases("""
related stories|related articles|related posts|related news|related content|related coverage
related reading|related links|related videos|recommended stories|recommended articles
recommended for you|recommended reading|suggested reading|you may like|you might like
you may also like|you might also like|you may also be interested in|more stories|more news
more like this|more on this story|more on this topic|most read|most popular|most viewed|most shared
popular posts|popular stories|trending now|trending stories|trending news|top stories|top news
latest news|latest stories|latest headlines|latest posts|recent posts|must read|must reads
editor's picks|editors' picks|editor’s picks|editors’ picks|read next|read this next|further reading
in case you missed it|don't miss|don’t miss|up next|trending videos
mehr zum thema|das könnte sie auch interessieren|meistgelesen|ähnliche artikel|weitere artikel
verwandte artikel|sur le même sujet|articles similaires|les plus lus|noticias relacionadas
artículos relacionados|lo más leído|más leídas|articoli correlati|i più letti|più letti
notícias relacionadas|mais lidas|gerelateerde artikelen|meest gelezen|powiązane artykuły
najczęściej czytane|материалы по теме|похожие новости|другие новости|самое читаемое|mest läst
mest lest|ilgili haberler|مواضيع ذات صلة|الأكثر قراءة|関連記事|相关新闻|相關新聞|관련 기사|관련기사
""")

PAGE_ENDS = BLOCK_HEADS | _phrases("""
source link|leave a reply|leave a comment|leave your comment|leave a response|cancel reply
post a comment|post comment|write a comment|add a comment|comments|view comments|show comments
comments are closed|no comments|no comments yet|be the first to comment|join the conversation
back to top|go to top|previous post|next post|previous article|next article|share this|share this:
share this article|share this story|share this post|like this|like this:|related|tags|follow us
about the author|about the authors|recent posts|recent comments|post navigation|trending videos
quelllink|kommentare|kommentar schreiben|schreibe einen kommentar|kommentar hinterlassen|nach oben
commentaires|laisser un commentaire|retour en haut|comentarios|deja un comentario|deja una respuesta
volver arriba|commenti|lascia un commento|comentários|deixe um comentário|reacties|komentarze
dodaj komentarz|комментарии|оставить комментарий|добавить комментарий|コメント|评论|評論|댓글
""")

PROMO_STARTS = _phrases("""
read more|read also|also read|read next|see also|see more|related story|related stories
related article|related articles|related news|related video|related coverage|related|watch
watch now|watch live|watch more|watch also|watch again|watch next|watch the video|watch video
listen|listen now|listen to more|listen live|read|recommended|further reading|must read|don't miss
don’t miss|up next|next up|in case you missed it|icymi|in pictures|in photos|video|podcast|photos
gallery|explore more|learn more|find out more|lesen sie auch|lesen sie mehr|lesen sie hier
lesen sie dazu|sehen sie auch|hören sie auch|mehr zum thema|mehr dazu|siehe auch|auch interessant
lire aussi|à lire aussi|a lire aussi|à lire|à voir aussi|voir aussi|lire également|à écouter
lea también|lee también|leer también|lea además|lee además|ver también|vea también|mira también
te puede interesar|le puede interesar|leggi anche|vedi anche|guarda anche|ascolta anche|leia também
leia mais|leia ainda|veja também|ouça também|lees ook|bekijk ook|luister ook|lees meer|czytaj też
czytaj także|czytaj również|zobacz też|zobacz także|zobacz również|przeczytaj także|przeczytaj też
czytaj więcej|читайте также|читать также|читайте по теме|смотрите также|по теме|подробнее
читайте також|дивіться також|läs också|läs även|läs mer|les også|les mer|læs også|læs mere|se også
lue myös|lue lisää|ayrıca okuyun|διαβάστε επίσης|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|إقرأ أيضاً
شاهد أيضا|קראו גם|ये भी पढ़ें|यह भी पढ़ें
関連記事|あわせて読みたい|相关阅读|相關閱讀|延伸阅读|延伸閱讀|관련 기사|관련기사
""")
"""How a line begins that sends the reader to another story, before a colon or a bar."""

PROMO_VERBS = (
    "lire aussi ",
    "à lire aussi ",
    "leggi anche ",
    "leia também ",
    "lea también ",
    "lee también ",
    "lees ook ",
    "lesen sie auch ",
    "czytaj też ",
    "czytaj także ",
    "читайте также ",
    "читайте також ",
    "läs också ",
    "les også ",
    "læs også ",
    "lue myös ",
)
"""The same where no colon is needed: no sentence begins so."""
