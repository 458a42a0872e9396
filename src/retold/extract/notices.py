"""Line -> whether it is a notice of the site: newsletter, cookies, rights, comments, sharing."""

import re

_PLATFORM = (
    r"facebook|twitter|whats ?app|linkedin|reddit|telegram|pinterest|messenger|instagram|tumblr"
    r"|flipboard|tiktok|youtube|bluesky|mastodon|threads|viber|vk|weibo|wechat|line|snapchat|x|sms"
    r"|e-?mail|print|pocket|google\+?|google news|rss|skype|xing|truth social|nextdoor|copy link"
)
_SHARE_WORD = (
    r"share|shares|tweet|post|pin|send|save|copy|link|email|mail|print|follow|like|click|to|on"
    r"|via|by"
    r"|with|this|article|story|us|our|page|opens|in|new|window|auf|teilen|per|partager|sur|par"
    r"|compartir|compartilhar|en|condividi|su|no|delen|op|via|more|the|a|friend|\(|\)|\d+"
)
_SHARE_LINE = re.compile(
    rf"(?:(?:{_SHARE_WORD}|{_PLATFORM})[\s,;:/|·•)(]*(?=\W|\b|\Z))+\Z", re.IGNORECASE
)
_HAS_PLATFORM = re.compile(
    r"\b(?:facebook|twitter|whats ?app|linkedin|reddit|telegram|pinterest|messenger|flipboard"
    r"|tumblr"
    r"|e-?mail|instagram|bluesky|mastodon)\b",
    re.IGNORECASE,
)
_MAX_SHARE_LINE = 160
_MAX_RIGHTS = 300
_COUNT = re.compile(
    r"[\d.,]+ ?[km]? ?(?:comments?|shares?|likes?|views?|replies|retweets?|reactions?|followers?"
    r"|min(?:ute)?s?(?: read)?|kommentare?|commentaires?|comentarios?|comentários?|commenti"
    r"|reacties"
    r"|min\.? (?:lesezeit|de lecture|de lectura|di lettura|de leitura))"
    r"|(?:comments?|shares?|kommentare?|commentaires?|comentarios?|comentários?)\s*[(:]?\s*\d+\)?"
    r"|(?:(?:estimated )?read(?:ing)? time|lesezeit|temps de lecture|tiempo de lectura)\b.{0,30}"
    r"|(?:image|photo|slide|page|seite|página|video) \d+ (?:of|von|de|/) \d+|\d{1,2} ?/ ?\d{1,2}",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")
_BREADCRUMBS = re.compile(
    r"(?i:home|startseite|accueil|inicio|início|главная)\s*[>/»›|→]\s*[^\W\d_a-z]"
)

_ABOUT_US = r"(?:newsletters?|inbox|e-?mail (?:alerts?|updates?|list)|mailing list|briefings?)"
_CHANNEL = rf"(?:{_ABOUT_US}|whatsapp|telegram|youtube|facebook|instagram|twitter|podcast|our app)"
_ENGLISH = re.compile(
    r"(?:"
    rf"(?:sign up|signup|register)\b.{{0,120}}\b(?:{_ABOUT_US}|for free|free account)\b"
    rf"|(?:sign up|subscribe|get|receive|join|want|enter your e-?mail)\b.{{0,160}}\b{_ABOUT_US}\b"
    r"|subscribe (?:to|now|today|here|for)\b.{0,60}\b(?:our|channel|free|digital|unlimited"
    r"|full access)\b"
    rf"|join (?:our|us|the .{{1,30}})\b.{{0,60}}\b{_CHANNEL}\b"
    rf"|(?:follow|like|find|join|connect with) (?:us|me|our|@\w+|[A-Z][\w. ]{{1,40}})\b.{{0,60}}"
    r"\bon (?:our )?(?:twitter|facebook|instagram|x|threads|tiktok|youtube|linkedin|whatsapp"
    r"|telegram"
    r"|bluesky|google news|social media)\b"
    r"|download (?:the|our)\b.{0,60}\bapp\b"
    r"|(?:this|our) (?:web)?site uses cookies|(?:we|we and our partners|we and our \d+ partners)"
    r" (?:use|store|and|value)\b.{0,60}\b(?:cookies|your privacy)\b"
    r"|by (?:continuing|clicking|subscribing|signing up|using|submitting|registering|entering)\b"
    r".{0,100}\b(?:you|i) (?:agree|consent|accept|acknowledge|confirm)\b"
    r"|you can unsubscribe\b.{0,60}\Z|0 seconds of\b.{0,60}\Z|(?:sign|log) in to view\b.{0,40}\Z"
    r"|please try again\b.{0,30}\Z|your (?:subscription|email|comment|registration) (?:could not"
    r"|has been"
    r"|is awaiting)\b.{0,80}\Z"
    r"|please (?:enable|turn on|allow) (?:javascript|cookies)|you need to enable javascript"
    r"|(?:your browser|this browser) does not support|javascript is (?:disabled|required)"
    r"|(?:already|not) (?:a |yet a )?(?:subscriber|member|registered)\b.{0,40}|(?:log|sign) in to "
    r"(?:continue|read|comment|your account|join)|to (?:continue|keep) reading\b.{0,80}"
    r"\b(?:subscri|log|sign|register)|you(?: have|[’']ve) (?:reached|used|read)\b.{0,40}\bfree\b"
    r"|this (?:article|content|story|page|post) is (?:only )?(?:for"
    r"|available to) (?:our )?subscribers"
    r"|this (?:article|post|page|story) (?:may )?contains? affiliate links"
    r"|(?:we|i) (?:may|might) (?:earn|receive|get) (?:a |an )?(?:small |affiliate )?commission"
    r"|support (?:our|independent|quality|local|public.interest) (?:journalism|news|reporting)\b"
    r"|(?:this (?:article|story|post|piece|report|column)|it) (?:was |has been )?"
    r"(?:originally|first) (?:appeared|published|posted)\b.{0,160}\Z"
    r"|republished (?:with|by|under)\b.{0,80}"
    r"|this (?:material|content|story) may not be (?:published|reproduced|copied)"
    r"|no part of this (?:article|publication|site|content) may be"
    r"|(?:do you )?(?:have|got) (?:a|any) (?:news )?(?:tip|tips|story tip|confidential tip"
    r"|question or comment)"
    r"\b.{0,200}|(?:contact|e-?mail|reach|write to) (?:us|the (?:author|reporter|writer|newsroom"
    r"|editor)"
    r"|[A-Z][\w.]+ [A-Z][\w.]+) (?:at|on|via):? ?\S+@\S+"
    r"|your e-?mail address will not be (?:published|shared)|required fields are marked"
    r"|save my name,? e-?mail|notify me (?:of|by|when)|you must be logged in to (?:post|comment"
    r"|reply)"
    r"|(?:log in|sign in|login|register) (?:or|to) (?:register|sign up|log in|comment|reply|post)"
    r"|comments (?:are|have been|on this (?:story|article) are|will be) (?:closed|disabled"
    r"|moderated|turned off)"
    r"|be the first to (?:comment|like|reply|share|know|leave)|(?:all )?comments? (?:policy"
    r"|guidelines|rules)"
    r"|please (?:read|see|review) our (?:comment|commenting|community)\b|please keep comments"
    r"|(?:join|start|view) the (?:conversation|discussion)\b.{0,40}|leave a (?:reply"
    r"|comment)\b.{0,60}"
    r"|click here (?:to|for|if)\b|click (?:to|on the (?:image|photo|link) to) (?:share|email"
    r"|print|tweet"
    r"|expand|enlarge|play|copy|view|subscribe|read|see|watch|listen|zoom)\b"
    r"|(?:story|article) continues (?:below|after)\b.{0,40}"
    r"|(?:scroll|swipe) (?:down |up |left |right )?(?:to|for)\b.{0,60}"
    r"|advertisement\s*[|:·–—-].{0,60}\Z"
    r"|advertisement (?:continue|scroll|advertisement|article|story|skip)\b.{0,60}|thank(?:s"
    r"| you) for (?:reading|subscribing|signing up"
    r"|visiting)\b.{0,60}\Z"
    r"|thank you for your (?:support|subscription|interest)\b.{0,40}\Z"
    r"|get (?:the|our|your|all|more|breaking)\b.{0,120}\b(?:delivered|sent) (?:straight "
    r"|directly )?to (?:you|your)"
    r"|(?:tags|topics|filed under|filed in|posted in|keywords|categories|category|tagged(?: as"
    r"| with)?"
    r"|see more on|more about|in this (?:article|story))\s*[:：]\s*\S"
    r")",
    re.IGNORECASE,
)
_RIGHTS_START = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|by)?\s*(?:19|20)\d\d\b|©\s*\S.{0,80}\Z", re.IGNORECASE
)
_NAMED = re.compile(  # a capital letter tells these from the beginning of a sentence
    r"(?i:quelle|fuente|fonte|bron|źródło|источник|джерело|source|via|kaynak)\s*:\s*"
    r"(?!(?!dpa\b|afp\b|ots\b)[a-zß-öø-ÿа-яё]|.*[.!?]\s)\S.{0,60}\Z"
    r"|(?:출처|来源|來源|出典|المصدر)\s*[:：]\s*\S.{0,60}\Z"
    r"|(?i:with (?:files|additional reporting|reporting|inputs?) (?:from|by)) [^\W\d_a-z].{0,120}\Z"
    r"|(?i:originally|first) (?i:published|appeared) (?:by|on|at|in|as) [^\W_a-z][^,]{0,80}"
    r"(?:, (?:19|20)\d\d)?\.?\Z"
    r"|The post [^\W_a-z“\"'‘].{0,200}appeared first on [^\W_a-z].{0,80}\Z"
    r"|The post [“\"'‘\[].{0,200}appeared first on .{0,80}\Z"
    r"|Der Beitrag .{1,200} erschien zuerst auf .{0,80}\Z"
    r"|L[’']article .{1,200} est apparu en premier sur .{0,80}\Z"
    r"|La entrada .{1,200} (?:se publicó primero|aparece primero) en .{0,80}\Z"
    r"|(?:More|MORE)(?: (?:stories|news|articles|coverage|headlines))? (?:from"
    r"|FROM) [^\W\d_a-z].{0,50}"
    r"(?<![.!?])\Z"
    r"|(?i:comment|name|email|e-mail|website|your name|your email) ?\*\Z"
)
_RIGHTS = re.compile(
    r"\b(?i:all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati"
    r"|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены)"
    r"\s*(?:[^\w\s,]|[^\W_a-zß-öø-ÿа-яё]|\Z)"
)
_REPORTERS = re.compile(
    r"[(\[]?(?i:(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written) by"
    r"|editing by|reported by) [A-Z].{2,200}[)\]]?\.?\Z"
    r"|.{3,120}? contributed (?:reporting|to this (?:report|story|article))\b.{0,60}\Z"
)
_OTHER_LANGUAGES = re.compile(
    r"(?:"
    r"melden sie sich .{0,80}newsletter|abonnieren sie .{0,100}|(?:jetzt|hier) .{0,60}newsletter\b"
    r"|diese (?:web)?(?:site|seite) (?:verwendet|nutzt|benutzt) cookies|wir (?:verwenden"
    r"|nutzen) cookies"
    r"|mit (?:der|ihrer) (?:nutzung|anmeldung) .{0,80}(?:stimmen|akzeptieren)"
    r"|ihre e-?mail-adresse wird nicht veröffentlicht|deine e-?mail-adresse wird nicht"
    r"|erforderliche felder sind|folgen sie uns (?:auf|bei)\b.{0,60}|folge uns (?:auf|bei)\b.{0,60}"
    r"|(?:inscrivez|abonnez)-vous\b.{0,120}|(?:ce|notre) site utilise des cookies"
    r"|nous utilisons des cookies|en poursuivant votre navigation|votre adresse e-?mail ne sera pas"
    r"|votre adresse de messagerie ne sera pas|les champs obligatoires sont"
    r"|suivez-nous sur\b.{0,60}"
    r"|recevez .{0,80}newsletter|(?:cet article|ce contenu) est réservé aux abonnés"
    r"|suscr[íi]b(?:e|ete|ase|ete)\b.{0,120}|reg[íi]strate\b.{0,80}"
    r"|(?:este|nuestro) sitio (?:web )?(?:utiliza|usa) cookies|utilizamos cookies|usamos cookies"
    r"|tu dirección de correo electrónico no será|su dirección de correo electrónico no será"
    r"|los campos (?:obligatorios|necesarios) están|s[íi]guenos en\b.{0,60}"
    r"|recib[ea] .{0,60}(?:newsletter|bolet[íi]n|correo)\b"
    r"|iscriviti (?:alla|al|a)\b.{0,80}|(?:questo|il nostro) sito (?:web )?utilizza"
    r"|utilizziamo i cookie|il tuo indirizzo e-?mail non sarà|i campi obbligatori sono"
    r"|seguici su\b.{0,60}|(?:inscreva-se|assine) (?:na|no|a|o|em|já)\b.{0,80}"
    r"|este site (?:utiliza|usa) cookies|o seu endereço de e-?mail não será"
    r"|os campos obrigatórios|siga(?:-nos)? (?:no|na|o)\b.{0,60}|receba .{0,60}(?:newsletter"
    r"|e-?mail)\b"
    r"|schrijf (?:je|u) in\b.{0,100}|meld (?:je|u) aan\b.{0,100}|deze (?:web)?site gebruikt cookies"
    r"|wij gebruiken cookies|we gebruiken cookies|(?:je|het|uw) e-?mailadres wordt niet"
    r"|volg ons op\b.{0,60}|zapisz się\b.{0,100}|ta strona (?:używa|korzysta z)"
    r"|(?:twój|twoj) adres e-?mail nie zostanie|obserwuj nas na\b.{0,60}"
    r"|(?:подписывайтесь|подпишитесь) на\b.{0,120}|(?:этот|наш) сайт использует"
    r"|мы используем (?:файлы )?cookie|ваш (?:адрес )?e-?mail не будет|обязательные поля помечены"
    r"|(?:підписуйтесь|підпишіться) на\b.{0,120}|prenumerera på\b.{0,80}|vi använder cookies"
    r"|denna webbplats använder|vi bruker (?:cookies|informasjonskapsler)|vi bruger cookies"
    r"|bu (?:web )?sitesi(?:nde)? çerez|e-posta (?:adresiniz|hesabınız) yayımlanmayacak"
    r"|(?:责任编辑|責任編輯|编辑|記者|记者)\s*[:：]\s*\S.{0,20}|本文来源|版权声明|未经授权|無断転載"
    r"|.{2,12} ?기자 \S+@\S+|저작권자"
    r")",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether a line, without bullets before it, is a notice of the site and not the story."""
    if _COUNT.fullmatch(text) or _HASHTAGS.fullmatch(text) or _BREADCRUMBS.match(text):
        return True
    if (
        " " in text
        and len(text) <= _MAX_SHARE_LINE
        and _HAS_PLATFORM.search(text)
        and _SHARE_LINE.match(text)
    ):
        return True
    if _ENGLISH.match(text) or _OTHER_LANGUAGES.match(text):
        return True
    if _NAMED.match(text) or _RIGHTS_START.match(text) or _REPORTERS.match(text):
        return True
    if len(text) > _MAX_RIGHTS:
        return False
    return _RIGHTS.search(text) is not None
