<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>decidesk::AboutDialog</name>
    <message>
        <source>About Decidesk</source>
        <translation>À propos de Decidesk</translation>
    </message>
    <message>
        <source>Decidesk %1</source>
        <translation>Decidesk %1</translation>
    </message>
    <message>
        <source>Ask a decision server, and get decisions.

Free software under the MIT licence.
Made with Qt %1.</source>
        <translation>Interrogez un serveur de décision, obtenez des décisions.

Logiciel libre sous licence MIT.
Réalisé avec Qt %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: close this dialog</extracomment>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>decidesk::AccountJump</name>
    <message>
        <source>Go to account</source>
        <extracomment>Title of the box that opens with Ctrl+K</extracomment>
        <translation>Aller au compte</translation>
    </message>
    <message>
        <source>Name or server</source>
        <extracomment>Field: what is typed here chooses among the accounts</extracomment>
        <translation>Nom ou serveur</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>No account matches.</source>
        <translation>Aucun compte ne correspond.</translation>
    </message>
</context>
<context>
    <name>decidesk::AccountListModel</name>
    <message numerus="yes">
        <source>%n new</source>
        <extracomment>Beside an account: decisions that came while it was not shown</extracomment>
        <translation>
            <numerusform>%n nouvelle</numerusform>
            <numerusform>%n nouvelles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>decidesk::AccountMenu</name>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Copy checksum…</source>
        <translation>Copier la clé secrète…</translation>
    </message>
    <message>
        <source>Clear conversation…</source>
        <translation>Vider la conversation…</translation>
    </message>
    <message>
        <source>Remove account…</source>
        <translation>Retirer le compte…</translation>
    </message>
    <message>
        <source>Rename account</source>
        <translation>Renommer le compte</translation>
    </message>
    <message>
        <source>Name in your list; the server keeps the name you registered with:</source>
        <translation>Nom dans votre liste&#x202f;; le serveur garde le nom donné à l’inscription&#xa0;:</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Copier la clé secrète</translation>
    </message>
    <message>
        <source>Clear conversation</source>
        <translation>Vider la conversation</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Retirer le compte</translation>
    </message>
    <message>
        <source>%1, its conversation and its checksum are deleted from this computer. The account stays on the server, but without the checksum nobody can log in to it again. This can&apos;t be undone.</source>
        <translation>%1, sa conversation et sa clé secrète sont supprimés de cet ordinateur. Le compte reste sur le serveur, mais sans la clé secrète personne ne pourra plus s’y connecter. Cette action est irréversible.</translation>
    </message>
    <message>
        <source>OK</source>
        <extracomment>Button: take the new name</extracomment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: change nothing</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Export conversation…</source>
        <translation>Exporter la conversation…</translation>
    </message>
    <message>
        <source>Export first…</source>
        <extracomment>Button in place of deleting a conversation: save it to a file before</extracomment>
        <translation>Exporter d’abord…</translation>
    </message>
    <message>
        <source>The checksum of %1 will be copied to the clipboard, where other programs can read it. Whoever has it can log in.</source>
        <translation>La clé secrète de %1 sera copiée dans le presse-papiers, où d’autres programmes peuvent la lire. Qui la possède peut se connecter.</translation>
    </message>
    <message>
        <source>Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds.</source>
        <translation>Clé secrète copiée. Collez-la en lieu sûr&#x202f;; le presse-papiers sera vidé dans 60 secondes.</translation>
    </message>
    <message>
        <source>All messages of %1 and your draft are deleted from this computer. The account stays, and nothing changes on the server. This can&apos;t be undone.</source>
        <translation>Tous les messages de %1 et votre brouillon sont supprimés de cet ordinateur. Le compte reste, et rien ne change sur le serveur. Cette action est irréversible.</translation>
    </message>
</context>
<context>
    <name>decidesk::AccountPage</name>
    <message>
        <source>Practice</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>A careful friend who weighs both sides</source>
        <translation>Un ami réfléchi qui pèse le pour et le contre</translation>
    </message>
    <message>
        <source>Server: practice server on this computer</source>
        <translation>Serveur&#xa0;: serveur d’entraînement sur cet ordinateur</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <extracomment>%1 is the address of the server</extracomment>
        <translation>Serveur&#xa0;: %1</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Nouveau compte</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>S’inscrire</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Change…</source>
        <extracomment>Button: choose another server in the settings</extracomment>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Try without a server</source>
        <translation>Essayer sans serveur</translation>
    </message>
    <message>
        <source>Server: %1 · unencrypted</source>
        <extracomment>%1 is the address of the server</extracomment>
        <translation>Serveur&#xa0;: %1 · non chiffré</translation>
    </message>
    <message>
        <source>Welcome to Decidesk</source>
        <translation>Bienvenue dans Decidesk</translation>
    </message>
    <message>
        <source>Register with a decision server, or log in with the checksum of an account you have.</source>
        <translation>Inscrivez-vous auprès d’un serveur de décision, ou connectez-vous avec la clé secrète d’un compte existant.</translation>
    </message>
    <message>
        <source>Another registration or login is in progress. Wait for it or cancel it, then try again.</source>
        <translation>Une autre inscription ou connexion est en cours. Attendez ou annulez, puis réessayez.</translation>
    </message>
    <message>
        <source>No server yet? Practise with the one built into Decidesk. Everything in it is deleted when you quit.</source>
        <translation>Pas de serveur&#x202f;? Entraînez-vous avec celui qui est intégré à Decidesk. Rien n’est conservé après la fermeture.</translation>
    </message>
</context>
<context>
    <name>decidesk::AccountPanel</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Nouveau compte</translation>
    </message>
</context>
<context>
    <name>decidesk::AccountsChoice</name>
    <message>
        <source>They &amp;stay there; new accounts use the new URL</source>
        <extracomment>Choice: the accounts keep using the old server URL</extracomment>
        <translation>Les &amp;laisser là-bas&#x202f;; les nouveaux comptes utiliseront la nouvelle URL</translation>
    </message>
    <message>
        <source>They &amp;move to the new URL</source>
        <extracomment>Choice: the accounts use the new server URL from now on</extracomment>
        <translation>Les &amp;déplacer vers la nouvelle URL</translation>
    </message>
    <message>
        <source>What should happen to your accounts on %1?</source>
        <translation>Que faire de vos comptes sur %1&#x202f;?</translation>
    </message>
    <message>
        <source>Their checksums and the API key will be sent to the new server.</source>
        <translation>Leurs clés secrètes et la clé d’API seront envoyées au nouveau serveur.</translation>
    </message>
</context>
<context>
    <name>decidesk::Actions</name>
    <message>
        <source>&amp;New account</source>
        <extracomment>Menu entry; the letter behind &amp; is its mnemonic. So it is in all menu entries.</extracomment>
        <translation>&amp;Nouveau compte</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <extracomment>Menu entry: end the program</extracomment>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <extracomment>Menu entry: cut the selected text</extracomment>
        <translation>Co&amp;uper</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <extracomment>Menu entry: copy the selected text</extracomment>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <extracomment>Menu entry: paste from the clipboard</extracomment>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <extracomment>Menu entry</extracomment>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <extracomment>Menu entry: show or hide the list of accounts</extracomment>
        <translation>&amp;Comptes</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <extracomment>Menu entry</extracomment>
        <translation>Texte plus &amp;grand</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <extracomment>Menu entry</extracomment>
        <translation>Texte plus &amp;petit</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <extracomment>Menu entry</extracomment>
        <translation>Texte &amp;normal</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <extracomment>Menu entry</extracomment>
        <translation>Se &amp;connecter</translation>
    </message>
    <message>
        <source>&amp;Connect now</source>
        <extracomment>Menu entry: end the wait for the next attempt</extracomment>
        <translation>&amp;Rétablir la connexion</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <extracomment>Menu entry: end the session on the server</extracomment>
        <translation>Se &amp;déconnecter</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <extracomment>Menu entry</extracomment>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <extracomment>Menu entry</extracomment>
        <translation>Ouvrir le dossier du &amp;journal</translation>
    </message>
    <message>
        <source>&amp;About Decidesk</source>
        <extracomment>Menu entry</extracomment>
        <translation>À &amp;propos de Decidesk</translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <extracomment>In the list of keyboard shortcuts</extracomment>
        <translation>Aller au champ de message</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <extracomment>Menu</extracomment>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <extracomment>Menu</extracomment>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <extracomment>Menu</extracomment>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <extracomment>Menu: what concerns the connection of the account that is shown</extracomment>
        <translation>&amp;Session</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <extracomment>Menu: what can be done with the message under the text cursor</extracomment>
        <translation>&amp;Message</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <extracomment>Menu</extracomment>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Export conversation…</source>
        <extracomment>Menu entry: save the conversation that is shown to a file</extracomment>
        <translation>&amp;Exporter la conversation…</translation>
    </message>
    <message>
        <source>Export e&amp;verything…</source>
        <extracomment>Menu entry: save all accounts and conversations to a file</extracomment>
        <translation>Exporter &amp;tout…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <extracomment>Menu entry: read what &quot;Export everything…&quot; has written</extracomment>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <extracomment>Menu entry: look for something in the conversation</extracomment>
        <translation>&amp;Rechercher…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <extracomment>Menu entry: to the next hit, further up</extracomment>
        <translation>Occurrence &amp;suivante</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <extracomment>Menu entry: to the hit before, further down</extracomment>
        <translation>Occurrence précéd&amp;ente</translation>
    </message>
    <message>
        <source>Find in &amp;all conversations…</source>
        <extracomment>Menu entry</extracomment>
        <translation>Rechercher dans &amp;toutes les conversations…</translation>
    </message>
    <message>
        <source>&amp;Go to account…</source>
        <extracomment>Menu entry: choose an account by typing a part of its name</extracomment>
        <translation>&amp;Aller au compte…</translation>
    </message>
    <message>
        <source>&amp;Rename account…</source>
        <extracomment>Menu entry: give the account that is shown another name in the list</extracomment>
        <translation>Re&amp;nommer le compte…</translation>
    </message>
    <message>
        <source>Copy c&amp;hecksum…</source>
        <extracomment>Menu entry: copy the checksum of the account that is shown</extracomment>
        <translation>Copier la clé secrè&amp;te…</translation>
    </message>
    <message>
        <source>Cl&amp;ear conversation…</source>
        <extracomment>Menu entry: delete all messages of the account that is shown</extracomment>
        <translation>&amp;Vider la conversation…</translation>
    </message>
    <message>
        <source>Re&amp;move account…</source>
        <extracomment>Menu entry: delete the account that is shown</extracomment>
        <translation>Retirer le co&amp;mpte…</translation>
    </message>
</context>
<context>
    <name>decidesk::AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <extracomment>Page of the settings: time-outs and the largest message</extracomment>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>&amp;Connecting</source>
        <extracomment>Time-out of a connection being made</extracomment>
        <translation>&amp;Connexion au serveur</translation>
    </message>
    <message>
        <source>&amp;Register and log in</source>
        <extracomment>Time-out of registering and logging in</extracomment>
        <translation>&amp;Inscription et ouverture de session</translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <extracomment>Time-out of a decision</extracomment>
        <translation>&amp;Décision</translation>
    </message>
    <message>
        <source>Disc&amp;onnecting</source>
        <extracomment>Time-out of the confirmation of a disconnect</extracomment>
        <translation>Déco&amp;nnexion</translation>
    </message>
    <message>
        <source>Silence before a &amp;ping</source>
        <extracomment>Seconds without a received byte until the program asks whether the server is alive</extracomment>
        <translation>&amp;Silence avant un ping</translation>
    </message>
    <message>
        <source>Ans&amp;wer to a ping</source>
        <extracomment>Seconds after that question until the connection counts as lost</extracomment>
        <translation>&amp;Réponse à un ping</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>Unit behind a number: seconds</extracomment>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source> MiB</source>
        <extracomment>Unit behind a number: mebibytes (1024 × 1024 bytes)</extracomment>
        <translation>&#xa0;Mio</translation>
    </message>
    <message>
        <source>Restore de&amp;faults</source>
        <extracomment>Button: put back the values that the program came with</extracomment>
        <translation>Rétablir les &amp;valeurs par défaut</translation>
    </message>
    <message>
        <source>Time-outs</source>
        <extracomment>Heading above the time-outs</extracomment>
        <translation>Délais d’attente</translation>
    </message>
    <message>
        <source>These values suit most servers. Time-outs apply from the next request, the size from the next connection.</source>
        <translation>Ces valeurs conviennent à la plupart des serveurs. Les délais s’appliquent dès la prochaine requête, la taille dès la prochaine connexion.</translation>
    </message>
    <message>
        <source>Messages from the server</source>
        <extracomment>Heading above the limit of what a server may send</extracomment>
        <translation>Messages du serveur</translation>
    </message>
    <message>
        <source>Largest &amp;size</source>
        <extracomment>Limit: size of one message</extracomment>
        <translation>&amp;Taille maximale</translation>
    </message>
</context>
<context>
    <name>decidesk::ApiKeyEditor</name>
    <message>
        <source>The keychain of this computer can&apos;t be used: the API key works until you quit, but is not kept.</source>
        <translation>Le trousseau de cet ordinateur est inutilisable&#xa0;: la clé d’API sert jusqu’à la fermeture du programme, mais n’est pas conservée.</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <extracomment>Label of a field</extracomment>
        <translation>&amp;Clé d’API</translation>
    </message>
    <message>
        <source>The server asks for it when you register. It is kept in the keychain.</source>
        <translation>Le serveur la demande à l’inscription. Elle est conservée dans le trousseau.</translation>
    </message>
    <message>
        <source>API key</source>
        <extracomment>Button: show the masked API key</extracomment>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>Show API key</source>
        <translation>Afficher la clé d’API</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>In a field, while its content is being fetched from the keychain</extracomment>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>The keychain of this computer can&apos;t be used, so a key that was stored is not shown. A key typed here works until you quit.</source>
        <translation>Le trousseau de cet ordinateur est inutilisable&#xa0;: une clé déjà conservée n’est pas affichée. Une clé saisie ici sert jusqu’à la fermeture du programme.</translation>
    </message>
</context>
<context>
    <name>decidesk::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <extracomment>Page of the settings</extracomment>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <extracomment>Label of a field</extracomment>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <extracomment>Label of a field</extracomment>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>Theme: light</extracomment>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>Theme: dark</extracomment>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <extracomment>Label of a field</extracomment>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>Unit behind a number: percent</extracomment>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>System default</source>
        <extracomment>Language: the one of the system
----------
Theme: the one of the system</extracomment>
        <translation>Comme le système</translation>
    </message>
</context>
<context>
    <name>decidesk::Banner</name>
    <message>
        <source>Connect now</source>
        <extracomment>Button: end the wait for the next attempt</extracomment>
        <translation>Rétablir la connexion</translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>Button: send the same question once more</extracomment>
        <translation>Reposer la question</translation>
    </message>
    <message>
        <source>Log in again</source>
        <extracomment>Button</extracomment>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Log in with it</source>
        <extracomment>Button: log in with the checksum of a registration that was not answered</extracomment>
        <translation>Se connecter avec cette clé</translation>
    </message>
    <message>
        <source>Register again</source>
        <extracomment>Button</extracomment>
        <translation>S’inscrire à nouveau</translation>
    </message>
    <message>
        <source>Send unencrypted</source>
        <extracomment>Button: agree to an unencrypted connection</extracomment>
        <translation>Envoyer sans chiffrement</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <extracomment>Button</extracomment>
        <translation>Copier la clé secrète</translation>
    </message>
    <message>
        <source>Keep API key</source>
        <extracomment>Button: keep the API key that was typed</extracomment>
        <translation>Conserver la clé d’API</translation>
    </message>
    <message>
        <source>Settings…</source>
        <extracomment>Button</extracomment>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>Button: show the cause of an error</extracomment>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>Button: the message is read and may go</extracomment>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>Détails du message</translation>
    </message>
    <message>
        <source>Enter checksum…</source>
        <extracomment>Button: the checksum is not stored on this computer</extracomment>
        <translation>Saisir la clé secrète…</translation>
    </message>
    <message>
        <source>Use this address…</source>
        <extracomment>Button: the server named another address; asks whether it is to be used from now on</extracomment>
        <translation>Utiliser cette adresse…</translation>
    </message>
    <message>
        <source>Ignore</source>
        <extracomment>Button: do nothing about a question that was not confirmed</extracomment>
        <translation>Ignorer</translation>
    </message>
</context>
<context>
    <name>decidesk::ChatHeader</name>
    <message>
        <source>%1 %2 s</source>
        <extracomment>A state and for how many seconds it has lasted, such as &quot;Deciding… 3 s&quot;</extracomment>
        <translation>%1 %2&#xa0;s</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: give up what is going on</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <extracomment>Button: end the session on the server</extracomment>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Ends the session on the server</source>
        <translation>Met fin à la session sur le serveur</translation>
    </message>
    <message>
        <source>%1 · unencrypted</source>
        <extracomment>Below the account&apos;s name; %1 is the address of the server</extracomment>
        <translation>%1 · non chiffré</translation>
    </message>
    <message>
        <source>Practice, deleted when you quit</source>
        <extracomment>Below the account&apos;s name</extracomment>
        <translation>Entraînement, supprimé à la fermeture</translation>
    </message>
</context>
<context>
    <name>decidesk::ChatPage</name>
    <message>
        <source>Keep the API key for %1 on this computer?</source>
        <translation>Conserver la clé d’API de %1 sur cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>You are not logged in. Your conversation and what you typed stay here.</source>
        <translation>Aucune session ouverte. Votre conversation et votre saisie restent ici.</translation>
    </message>
    <message>
        <source>No messages yet.
Ask for a decision below, such as “Shall we ship on Friday?”</source>
        <translation>Aucun message pour l’instant.
Demandez une décision ci-dessous, par exemple «&#xa0;Livre-t-on vendredi&#x202f;?&#xa0;»</translation>
    </message>
    <message>
        <source>The API key is kept.</source>
        <translation>La clé d’API est conservée.</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Menu entry: copy the selected text</extracomment>
        <translation>Copier</translation>
    </message>
    <message>
        <source>You are not logged in. Your practice conversation stays here until you quit.</source>
        <translation>Aucune session ouverte. Votre conversation d’entraînement reste ici jusqu’à ce que vous quittiez.</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation>Aucun message pour l’instant.</translation>
    </message>
    <message>
        <source>The keychain of this computer can&apos;t be used, so the API key and the checksum will be lost when you quit. Copy the checksum now and keep it in a safe place.</source>
        <translation>Le trousseau de cet ordinateur est inutilisable&#xa0;: la clé d’API et la clé secrète seront perdues à la fermeture de Decidesk. Copiez maintenant la clé secrète et gardez-la en lieu sûr.</translation>
    </message>
    <message>
        <source>Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds.</source>
        <translation>Clé secrète copiée. Collez-la en lieu sûr&#x202f;; le presse-papiers sera vidé dans 60 secondes.</translation>
    </message>
</context>
<context>
    <name>decidesk::ChatSettingsPage</name>
    <message>
        <source>Chat</source>
        <extracomment>Page of the settings</extracomment>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Sending a message</source>
        <extracomment>Heading above two choices</extracomment>
        <translation>Envoi d’un message</translation>
    </message>
    <message>
        <source>&amp;Enter sends, Shift+Enter begins a new line</source>
        <translation>&amp;Entrée envoie, Maj+Entrée va à la ligne</translation>
    </message>
    <message>
        <source>&amp;Ctrl+Enter sends, Enter begins a new line</source>
        <translation>&amp;Ctrl+Entrée envoie, Entrée va à la ligne</translation>
    </message>
    <message>
        <source>&amp;Log in again to the accounts that were logged in</source>
        <translation>&amp;Se reconnecter aux comptes dont la session était ouverte</translation>
    </message>
    <message>
        <source>&amp;Notify when a decision arrives</source>
        <translation>&amp;M’avertir quand une décision arrive</translation>
    </message>
    <message>
        <source>At startup</source>
        <extracomment>Heading above a choice: what happens when the program starts</extracomment>
        <translation>Au démarrage</translation>
    </message>
    <message>
        <source>In the background</source>
        <extracomment>Heading above a choice: what happens while another program is used</extracomment>
        <translation>En arrière-plan</translation>
    </message>
</context>
<context>
    <name>decidesk::ChecksumDialog</name>
    <message>
        <source>Checksum of %1</source>
        <translation>Clé secrète de %1</translation>
    </message>
    <message>
        <source>Checksum</source>
        <extracomment>Name of a field</extracomment>
        <translation>Clé secrète (checksum)</translation>
    </message>
    <message>
        <source>Show checksum</source>
        <translation>Afficher la clé secrète</translation>
    </message>
    <message>
        <source>Log in</source>
        <extracomment>Button</extracomment>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: change nothing</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The checksum of %1 can&apos;t be found on this computer. Enter the one that you kept when you registered.</source>
        <translation>La clé secrète de %1 est introuvable sur cet ordinateur. Saisissez celle que vous avez conservée à l’inscription.</translation>
    </message>
</context>
<context>
    <name>decidesk::ClosingQuestion</name>
    <message>
        <source>An export is still running. Quitting cancels it.</source>
        <translation>Un export est encore en cours. Quitter l’annule.</translation>
    </message>
    <message>
        <source>An import is still running. Quitting cancels it.</source>
        <translation>Un import est encore en cours. Quitter l’annule.</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>Title of the question whether to quit during an export or import</extracomment>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <extracomment>Button: quit and give up the export or import</extracomment>
        <translation>Quitter quand même</translation>
    </message>
    <message>
        <source>Wait</source>
        <extracomment>Button: do not quit, let the export or import go on</extracomment>
        <translation>Attendre</translation>
    </message>
</context>
<context>
    <name>decidesk::Composer</name>
    <message>
        <source>Message…</source>
        <extracomment>Placeholder of the message field</extracomment>
        <translation>Message…</translation>
    </message>
    <message>
        <source>Message</source>
        <extracomment>Accessible name of the message field</extracomment>
        <translation>Message</translation>
    </message>
    <message>
        <source>Send</source>
        <extracomment>Button: send the message</extracomment>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <extracomment>Button: send the message although it has a secret in it, or dots in place of one</extracomment>
        <translation>Envoyer quand même</translation>
    </message>
    <message>
        <source>Your message contains a secret of this account (API key, checksum or token). If you send it, the copy kept here shows •••• in its place.</source>
        <translation>Votre message contient un secret de ce compte (clé d’API, clé secrète ou jeton). Si vous l’envoyez, la copie conservée ici affichera •••• à la place.</translation>
    </message>
    <message>
        <source>•••• stands for a secret that was not kept. Type it in its place, or the server gets the dots.</source>
        <translation>•••• remplace un secret qui n’a pas été conservé. Saisissez-le à cet endroit, sinon le serveur recevra les points.</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation>Entrée envoie, Maj+Entrée va à la ligne</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Enter begins a new line</source>
        <translation>Ctrl+Entrée envoie, Entrée va à la ligne</translation>
    </message>
    <message>
        <source>Only text can be pasted here.</source>
        <translation>Seul du texte peut être collé ici.</translation>
    </message>
</context>
<context>
    <name>decidesk::Confirmation</name>
    <message>
        <source>Cancel</source>
        <extracomment>Button: change nothing</extracomment>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>decidesk::ConnectionCheck</name>
    <message>
        <source>&amp;Test connection</source>
        <extracomment>Button: open and close a connection to the server, to see whether it can be reached</extracomment>
        <translation>&amp;Tester la connexion</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Connexion à %1…</translation>
    </message>
    <message>
        <source>Reached in %1 ms. The API key is checked when you register.</source>
        <translation>Serveur joint en %1&#xa0;ms. La clé d’API est vérifiée à l’inscription.</translation>
    </message>
    <message>
        <source>Use this address</source>
        <extracomment>Button: put the address that the server named into the field Server URL</extracomment>
        <translation>Utiliser cette adresse</translation>
    </message>
    <message>
        <source>Not tested: others could read the secret headers on the way to %1. When you register or log in, you will be asked before they are sent.</source>
        <translation>Non testé&#xa0;: d’autres pourraient lire les en-têtes secrets sur le chemin de %1. À l’inscription ou à la connexion, votre accord vous sera demandé avant l’envoi.</translation>
    </message>
</context>
<context>
    <name>decidesk::ConsoleDock</name>
    <message>
        <source>Byte %1: %2</source>
        <extracomment>Where and why a text is not JSON; %1 is a position such as 17, %2 a cause</extracomment>
        <translation>Octet %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The text is too long to be pasted: 1 MiB at most.</source>
        <translation>Le texte est trop long pour être collé&#xa0;: 1&#xa0;Mio au plus.</translation>
    </message>
    <message>
        <source>This is not JSON: the server will not process it.</source>
        <translation>Ce n’est pas du JSON&#xa0;: le serveur ne le traitera pas.</translation>
    </message>
    <message>
        <source>This is JSON, but not an object: the server will not process it.</source>
        <translation>C’est du JSON, mais pas un objet&#xa0;: le serveur ne le traitera pas.</translation>
    </message>
    <message>
        <source>This is too large or nested too deeply to be checked.</source>
        <translation>Ce texte est trop grand ou trop imbriqué pour être vérifié.</translation>
    </message>
    <message>
        <source>There is no server to send to. Choose an account first.</source>
        <translation>Aucun serveur à qui envoyer. Choisissez d’abord un compte.</translation>
    </message>
    <message>
        <source>%1 ↑ Sent</source>
        <extracomment>Heading in the console: a message that we sent; %1 is a time of day</extracomment>
        <translation>%1 ↑ Envoyé</translation>
    </message>
    <message>
        <source>%1 ↓ Received after %2 ms</source>
        <extracomment>Heading in the console: a reply; %1 is a time of day, %2 a number of milliseconds</extracomment>
        <translation>%1 ↓ Reçu après %2&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 ✕ Error</source>
        <extracomment>Heading in the console: something went wrong; %1 is a time of day</extracomment>
        <translation>%1 ✕ Erreur</translation>
    </message>
    <message>
        <source>No server: choose an account first.</source>
        <translation>Aucun serveur&#xa0;: choisissez d’abord un compte.</translation>
    </message>
    <message>
        <source>%1 · connecting…</source>
        <extracomment>%1 is a host and port</extracomment>
        <translation>%1 · connexion…</translation>
    </message>
    <message>
        <source>Console</source>
        <extracomment>Title of the tool that sends messages as they are typed</extracomment>
        <translation>Console</translation>
    </message>
    <message>
        <source>&amp;Raw message</source>
        <extracomment>Field: a message exactly as it goes to the server</extracomment>
        <translation>Message &amp;brut</translation>
    </message>
    <message>
        <source>Raw message</source>
        <translation>Message brut</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <extracomment>Button: puts a template into the field; %1 is a word of the protocol such as Register</extracomment>
        <translation>Insérer %1</translation>
    </message>
    <message>
        <source>Send raw</source>
        <extracomment>Button: sends the text of the field as it is</extracomment>
        <translation>Envoyer tel quel</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <extracomment>Button: sends what was refused</extracomment>
        <translation>Envoyer quand même</translation>
    </message>
    <message>
        <source>Replies</source>
        <extracomment>Text: what was sent in the console, what came back and what went wrong</extracomment>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Replies appear here.</source>
        <translation>Les réponses s’affichent ici.</translation>
    </message>
    <message>
        <source>%1 ✕ Closed</source>
        <extracomment>Heading in the console: the program closed the connection by itself; %1 is a time of day</extracomment>
        <translation>%1 ✕ Fermée</translation>
    </message>
    <message>
        <source>%1 · not connected</source>
        <extracomment>%1 is a host and port. The console&apos;s own connection, apart from that of the chat.</extracomment>
        <translation>%1 · non connectée</translation>
    </message>
    <message>
        <source>%1 · connected</source>
        <extracomment>%1 is a host and port</extracomment>
        <translation>%1 · connectée</translation>
    </message>
    <message>
        <source>A message was not sent: the server changed before there was a connection.</source>
        <translation>Un message n’a pas été envoyé&#xa0;: le serveur a changé avant que la connexion soit établie.</translation>
    </message>
    <message>
        <source>There is no server any more.</source>
        <translation>Il n’y a plus de serveur.</translation>
    </message>
    <message>
        <source>The server&apos;s settings have changed.</source>
        <translation>Les réglages du serveur ont changé.</translation>
    </message>
    <message>
        <source>The server is now %1.</source>
        <extracomment>%1 is a host and port</extracomment>
        <translation>Le serveur est maintenant %1.</translation>
    </message>
    <message>
        <source>The connection to %1 was closed and its token forgotten.</source>
        <extracomment>%1 is a host and port</extracomment>
        <translation>La connexion à %1 a été fermée et son jeton oublié.</translation>
    </message>
    <message>
        <source>%1 ↓ Received, unsolicited</source>
        <extracomment>Heading in the console: a message that answers none of ours; %1 is a time of day</extracomment>
        <translation>%1 ↓ Reçu, non sollicité</translation>
    </message>
    <message>
        <source>The console has its own connection, so nothing sent here affects the chat. It connects when you send. Logging in to the chat does not log in here: send Register or Connection first; Insert TakeDecision and Insert Disconnect then fill in the token you received.</source>
        <translation>La console a sa propre connexion&#xa0;: rien de ce que vous envoyez ici ne touche la discussion. Elle se connecte à l’envoi. Se connecter dans la discussion n’ouvre pas de session ici&#xa0;: envoyez d’abord Register ou Connection&#x202f;; Insérer TakeDecision et Insérer Disconnect reprennent ensuite le jeton reçu.</translation>
    </message>
    <message>
        <source>Separate connection: register or log in here first.</source>
        <extracomment>Below the field for raw messages: the console does not share the login of the chat</extracomment>
        <translation>Connexion distincte&#xa0;: inscrivez-vous ou connectez-vous d’abord ici.</translation>
    </message>
    <message>
        <source>Nothing was sent. The console needs its own token: send Register or Connection here first.</source>
        <translation>Rien n’a été envoyé. La console a besoin de son propre jeton&#xa0;: envoyez d’abord Register ou Connection ici.</translation>
    </message>
    <message>
        <source>Nothing was sent. When you log in, you will be asked whether to allow this.</source>
        <translation>Rien n’a été envoyé. Votre accord vous sera demandé à la connexion.</translation>
    </message>
</context>
<context>
    <name>decidesk::ConsoleLog</name>
    <message>
        <source>… Shortened: see Traffic for the rest.</source>
        <extracomment>In the console, below the beginning of a long message</extracomment>
        <translation>… La suite se trouve dans Trafic.</translation>
    </message>
</context>
<context>
    <name>decidesk::ConversationDocument</name>
    <message>
        <source>Shown as sent</source>
        <extracomment>Below the source of a decision</extracomment>
        <translation>Affichée telle que reçue</translation>
    </message>
</context>
<context>
    <name>decidesk::ConversationFinder</name>
    <message>
        <source>Searching…</source>
        <extracomment>Find in the conversation: no answer yet</extracomment>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>The conversation could not be read.</source>
        <extracomment>Find in the conversation: it could not be read from the disk</extracomment>
        <translation>La conversation n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>That message was deleted.</source>
        <extracomment>Find in the conversation: the message that was found was deleted meanwhile</extracomment>
        <translation>Ce message a été supprimé.</translation>
    </message>
    <message>
        <source>Message %1 of %2</source>
        <extracomment>Find in the conversation: the newest message that matches is number 1; &quot;Message 3 of 17&quot;</extracomment>
        <translation>Message %1 sur %2</translation>
    </message>
    <message>
        <source>in a part that is not shown</source>
        <extracomment>Find in the conversation: the words stand where a long message is cut, or in the address of a link</extracomment>
        <translation>dans une partie non affichée</translation>
    </message>
    <message>
        <source>Only letters and digits can be found.</source>
        <extracomment>Find: signs and emoji only were typed</extracomment>
        <translation>Seuls les lettres et les chiffres peuvent être trouvés.</translation>
    </message>
    <message>
        <source>No matches</source>
        <extracomment>Find in the conversation</extracomment>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>1 match</source>
        <extracomment>Find in the conversation: how many messages match; %1 is a number</extracomment>
        <translation>1 résultat</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 résultats</translation>
    </message>
    <message>
        <source>continued from the newest</source>
        <extracomment>Find in the conversation: there was no older hit</extracomment>
        <translation>suite depuis le plus récent</translation>
    </message>
    <message>
        <source>continued from the oldest</source>
        <extracomment>Find in the conversation: there was no newer hit</extracomment>
        <translation>suite depuis le plus ancien</translation>
    </message>
</context>
<context>
    <name>decidesk::ConversationOverlays</name>
    <message numerus="yes">
        <source>%n new ↓</source>
        <translation>
            <numerusform>%n nouveau ↓</numerusform>
            <numerusform>%n nouveaux ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest ↓</source>
        <extracomment>Button below the conversation: to the newest message</extracomment>
        <translation>Le plus récent ↓</translation>
    </message>
</context>
<context>
    <name>decidesk::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <extracomment>Tooltip of a message; %1 is date and time</extracomment>
        <translation>Envoyé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Asked again: %1</source>
        <extracomment>Tooltip of a message; %1 is date and time</extracomment>
        <translation>Question reposée&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>decidesk::ConversationWords</name>
    <message>
        <source>sent %1</source>
        <extracomment>In an exported conversation; %1 is a date and time</extracomment>
        <translation>envoyé le %1</translation>
    </message>
    <message>
        <source>answered</source>
        <extracomment>In an exported conversation: state of a question</extracomment>
        <translation>répondu</translation>
    </message>
    <message>
        <source>Conversation with %1</source>
        <extracomment>Title of an exported conversation; %1 is the name of an account</extracomment>
        <translation>Conversation avec %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <extracomment>In the head of an exported conversation; %1 is the address of a server</extracomment>
        <translation>Serveur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <extracomment>In the head of an exported conversation; %1 is a date and time</extracomment>
        <translation>Exporté le&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>decidesk::DecisionMarkdown</name>
    <message>
        <source>Copy</source>
        <extracomment>Link above a block of code: copies the code</extracomment>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>decidesk::DecisionNotice</name>
    <message>
        <source>%1 has decided</source>
        <extracomment>Notification of the desktop; %1 is the name of an account</extracomment>
        <translation>%1 a rendu sa décision</translation>
    </message>
</context>
<context>
    <name>decidesk::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <extracomment>What a click on a notification of the desktop does</extracomment>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>decidesk::DockButtons</name>
    <message>
        <source>Float</source>
        <extracomment>Button in the title of a tool: makes it a window of its own, or puts it back</extracomment>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button in the title of a tool: hides it</extracomment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Shows it in a separate window, or puts it back</source>
        <translation>L’affiche dans une fenêtre à part, ou le remet en place</translation>
    </message>
    <message>
        <source>Hides it; the View menu shows it again</source>
        <translation>Le masque&#x202f;; le menu Affichage l’affiche à nouveau</translation>
    </message>
</context>
<context>
    <name>decidesk::ErrorText</name>
    <message>
        <source>%1 ms</source>
        <extracomment>A duration in milliseconds</extracomment>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds</extracomment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>Fill it in, then try again. Nothing was sent.</source>
        <translation>Remplissez-le, puis réessayez. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>The API key is empty.</source>
        <translation>Le champ de la clé d’API est vide.</translation>
    </message>
    <message>
        <source>The checksum is empty.</source>
        <translation>Le champ de la clé secrète est vide.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Le champ du nom est vide.</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>Le champ de la consigne est vide.</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>Le message est vide.</translation>
    </message>
    <message>
        <source>Write something, then send it.</source>
        <translation>Écrivez quelque chose, puis envoyez-le.</translation>
    </message>
    <message>
        <source>A field is empty.</source>
        <translation>Un champ est vide.</translation>
    </message>
    <message>
        <source>The message is too long.</source>
        <translation>Le message est trop long.</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>Ce n’est pas l’adresse d’un serveur.</translation>
    </message>
    <message>
        <source>Write it like ws://localhost:3000/ws or wss://example.org/ws.</source>
        <translation>Écrivez-la comme ws://localhost:3000/ws ou wss://example.org/ws.</translation>
    </message>
    <message>
        <source>The address has to start with ws:// or wss://.</source>
        <translation>L’adresse doit commencer par ws:// ou wss://.</translation>
    </message>
    <message>
        <source>Put wss:// in front of it for an encrypted connection, else ws://.</source>
        <translation>Faites-la précéder de wss:// pour une connexion chiffrée, sinon de ws://.</translation>
    </message>
    <message>
        <source>It starts with %1://. Use wss:// for an encrypted connection, else ws://.</source>
        <translation>Elle commence par %1://. Utilisez wss:// pour une connexion chiffrée, sinon ws://.</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted.</source>
        <translation>La connexion à %1 n’est pas chiffrée.</translation>
    </message>
    <message>
        <source>No valid token: register or log in first.</source>
        <translation>Aucun jeton valide&#xa0;: inscrivez-vous ou connectez-vous d’abord.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Unrecognized action &quot;%1&quot;: the server will not process it.</source>
        <translation>Action «&#xa0;%1&#xa0;» inconnue&#xa0;: le serveur ne la traitera pas.</translation>
    </message>
    <message>
        <source>The server knows Register, Connection, TakeDecision and Disconnect.</source>
        <translation>Le serveur connaît Register, Connection, TakeDecision et Disconnect.</translation>
    </message>
    <message>
        <source>Wait for it or cancel it, then try again.</source>
        <translation>Attendez la réponse ou annulez la requête, puis réessayez.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>Log in, then try again.</source>
        <translation>Connectez-vous, puis réessayez.</translation>
    </message>
    <message>
        <source>The checksum of this account is not stored on this computer.</source>
        <translation>La clé secrète de ce compte n’est pas conservée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Log in with the checksum that you kept when you registered.</source>
        <translation>Connectez-vous avec la clé secrète que vous avez conservée à l’inscription.</translation>
    </message>
    <message>
        <source>The server was not found.</source>
        <translation>Le serveur est introuvable.</translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address.</source>
        <translation>Rien ne répond à l’adresse du serveur.</translation>
    </message>
    <message>
        <source>The network can&apos;t be reached.</source>
        <translation>Le réseau est inaccessible.</translation>
    </message>
    <message>
        <source>Check whether this computer is online, then try again.</source>
        <translation>Vérifiez que cet ordinateur est en ligne, puis réessayez.</translation>
    </message>
    <message>
        <source>The server did not answer within %1.</source>
        <translation>Le serveur n’a pas répondu dans le délai de %1.</translation>
    </message>
    <message>
        <source>It may be switched off, too busy, or behind a firewall. Check the server URL in Settings, or try again later.</source>
        <translation>Il est peut-être éteint, surchargé ou derrière un pare-feu. Vérifiez l’URL du serveur dans les paramètres, ou réessayez plus tard.</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation>Le proxy n’a pas laissé passer la connexion.</translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation>La connexion n’a pas pu être établie.</translation>
    </message>
    <message>
        <source>Check the server URL in Settings, or try again later.</source>
        <translation>Vérifiez l’URL du serveur dans les paramètres, ou réessayez plus tard.</translation>
    </message>
    <message>
        <source>The CA file could not be read.</source>
        <translation>Le fichier CA n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Le certificat du serveur n’est pas reconnu.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the host in the server URL; if it is right, tell whoever runs the server.</source>
        <translation>Rien n’a été envoyé. Vérifiez l’hôte dans l’URL du serveur&#x202f;; s’il est juste, prévenez l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today.</source>
        <translation>Le certificat du serveur n’est pas valable aujourd’hui.</translation>
    </message>
    <message>
        <source>It has expired or is not valid yet, so nothing was sent. Check the date of this computer; if it is right, tell whoever runs the server.</source>
        <translation>Il a expiré ou n’est pas encore valable&#xa0;: rien n’a été envoyé. Vérifiez la date de cet ordinateur&#x202f;; si elle est juste, prévenez l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>No encrypted connection could be made.</source>
        <translation>Aucune connexion chiffrée n’a pu être établie.</translation>
    </message>
    <message>
        <source>The server refused the connection (HTTP %1).</source>
        <translation>Le serveur a refusé la connexion (HTTP %1).</translation>
    </message>
    <message>
        <source>It has moved. Ask whoever runs the server for the new address.</source>
        <translation>Il a changé d’adresse. Demandez la nouvelle à l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>Check the server URL in Settings.</source>
        <translation>Vérifiez l’URL du serveur dans les paramètres.</translation>
    </message>
    <message>
        <source>Connect again, or ask whoever runs the server.</source>
        <translation>Rétablissez la connexion, ou adressez-vous à l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>La connexion au serveur a été perdue.</translation>
    </message>
    <message>
        <source>Check whether this computer is online, then connect again.</source>
        <translation>Vérifiez que cet ordinateur est en ligne, puis rétablissez la connexion.</translation>
    </message>
    <message>
        <source>The connection was closed. Check whether this computer is online, then connect again.</source>
        <translation>La connexion a été fermée. Vérifiez que cet ordinateur est en ligne, puis rétablissez-la.</translation>
    </message>
    <message>
        <source>No answer came within %1.</source>
        <translation>Aucune réponse n’est arrivée dans le délai de %1.</translation>
    </message>
    <message>
        <source>The server may still be working on it. Try again, or allow more time in Settings, under Advanced.</source>
        <translation>Le serveur y travaille peut-être encore. Réessayez, ou accordez plus de temps dans les paramètres, page Avancé.</translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <translation>Vous avez annulé.</translation>
    </message>
    <message>
        <source>You disconnected before the answer came.</source>
        <translation>Vous vous êtes déconnecté avant l’arrivée de la réponse.</translation>
    </message>
    <message>
        <source>It is not known whether the server has seen the message.</source>
        <translation>On ne sait pas si le serveur a vu le message.</translation>
    </message>
    <message>
        <source>The server answered with an error.</source>
        <translation>Le serveur a répondu par une erreur.</translation>
    </message>
    <message>
        <source>JSON decoding error in the received message.</source>
        <translation>Erreur de décodage JSON dans le message reçu.</translation>
    </message>
    <message>
        <source>The server&apos;s answer can&apos;t be read. Try again; if it happens again, check that the server URL is that of a decision server.</source>
        <translation>La réponse du serveur est illisible. Réessayez&#x202f;; si cela se reproduit, vérifiez que l’URL est bien celle d’un serveur de décision.</translation>
    </message>
    <message>
        <source>Position: byte %1</source>
        <translation>Position&#xa0;: octet %1</translation>
    </message>
    <message>
        <source>Cause: </source>
        <translation>Cause&#xa0;: </translation>
    </message>
    <message>
        <source>The server&apos;s answer is JSON, but not an object.</source>
        <translation>La réponse du serveur est du JSON, mais pas un objet.</translation>
    </message>
    <message>
        <source>It can&apos;t be understood. Try again; if it happens again, tell whoever runs the server.</source>
        <translation>Elle est incompréhensible. Réessayez&#x202f;; si cela se reproduit, prévenez l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>The server sent data that is not text.</source>
        <translation>Le serveur a envoyé des données qui ne sont pas du texte.</translation>
    </message>
    <message>
        <source>It can&apos;t be shown. If it happens again, tell whoever runs the server.</source>
        <translation>Elles ne peuvent pas être affichées. Si cela se reproduit, prévenez l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>It is not valid UTF-8, and the connection was closed. If it happens again, tell whoever runs the server.</source>
        <translation>Ce n’est pas de l’UTF-8 valide, et la connexion a été fermée. Si cela se reproduit, prévenez l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>The server&apos;s message is larger than %1.</source>
        <translation>Le message du serveur dépasse %1.</translation>
    </message>
    <message>
        <source>The server&apos;s message is nested more than %1 levels deep.</source>
        <translation>Le message du serveur compte plus de %1 niveaux d’imbrication.</translation>
    </message>
    <message>
        <source>The keychain of this computer can&apos;t be used.</source>
        <translation>Le trousseau de cet ordinateur est inutilisable.</translation>
    </message>
    <message>
        <source>API keys and checksums work until you quit, but are not kept. Copy your checksum to a safe place now.</source>
        <translation>Les clés d’API et les clés secrètes servent jusqu’à la fermeture du programme, mais ne sont pas conservées. Copiez maintenant votre clé secrète en lieu sûr.</translation>
    </message>
    <message>
        <source>A file could not be written.</source>
        <translation>Un fichier n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and that you may write there, then try again.</source>
        <translation>Vérifiez que le disque n’est pas plein et que vous avez le droit d’y écrire, puis réessayez.</translation>
    </message>
    <message>
        <source>The conversation could not be read or stored.</source>
        <translation>La conversation n’a pas pu être lue ou enregistrée.</translation>
    </message>
    <message>
        <source>Check that the disk is not full, then try again.</source>
        <translation>Vérifiez que le disque n’est pas plein, puis réessayez.</translation>
    </message>
    <message>
        <source>The conversations of this profile were stored by a newer Decidesk.</source>
        <translation>Les conversations de ce profil ont été enregistrées par une version plus récente de Decidesk.</translation>
    </message>
    <message>
        <source>Start the newer version, or use another profile. Nothing was changed.</source>
        <translation>Lancez la version plus récente, ou utilisez un autre profil. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The prompt is too long.</source>
        <translation>La consigne est trop longue.</translation>
    </message>
    <message>
        <source>The API key is too long.</source>
        <translation>La clé d’API est trop longue.</translation>
    </message>
    <message>
        <source>The checksum is too long.</source>
        <translation>La clé secrète est trop longue.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Le nom est trop long.</translation>
    </message>
    <message>
        <source>The keychain of this computer is locked.</source>
        <translation>Le trousseau de cet ordinateur est verrouillé.</translation>
    </message>
    <message>
        <source>Unlock it, then try again. Nothing was sent.</source>
        <translation>Déverrouillez-le, puis réessayez. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>The disk is full. Make room on it, then try again.</source>
        <translation>Le disque est plein. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>You may not write to the file. Change its permissions, then start Decidesk again.</source>
        <translation>Vous n’avez pas le droit d’écrire dans le fichier. Modifiez ses permissions, puis relancez Decidesk.</translation>
    </message>
    <message>
        <source>Another program uses the file. End that program, then try again.</source>
        <translation>Un autre programme utilise le fichier. Quittez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>Check that you may read and write the file and its folder, then try again.</source>
        <translation>Vérifiez que vous avez le droit de lire et d’écrire le fichier et son dossier, puis réessayez.</translation>
    </message>
    <message>
        <source>The server sends messages faster than they can be stored.</source>
        <translation>Le serveur envoie des messages plus vite qu’ils ne peuvent être enregistrés.</translation>
    </message>
    <message>
        <source>it did not understand what was sent</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>il n’a pas compris ce qui a été envoyé</translation>
    </message>
    <message>
        <source>it does not allow what was sent</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>il n’autorise pas ce qui a été envoyé</translation>
    </message>
    <message>
        <source>the message was too large for it</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>le message était trop grand pour lui</translation>
    </message>
    <message>
        <source>it is restarting</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>il redémarre</translation>
    </message>
    <message>
        <source>it is too busy</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>il est surchargé</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Check that the server URL is that of a decision server.</source>
        <translation>Vérifiez que l’URL est bien celle d’un serveur de décision.</translation>
    </message>
    <message>
        <source>If it happens again, tell whoever runs the server.</source>
        <translation>Si cela se reproduit, prévenez l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>Check the login and the server URL, or ask whoever runs the server.</source>
        <translation>Vérifiez vos identifiants et l’URL du serveur, ou adressez-vous à l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>Shorten the message, then send it again.</source>
        <translation>Raccourcissez le message, puis renvoyez-le.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The server closed the connection: “%1” (%2).</source>
        <extracomment>%1 is what the server said, word for word</extracomment>
        <translation>Le serveur a fermé la connexion&#xa0;: «&#xa0;%1&#xa0;» (%2).</translation>
    </message>
    <message>
        <source>The server closed the connection: “%1”.</source>
        <translation>Le serveur a fermé la connexion&#xa0;: «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The server closed the connection without giving a code or a reason.</source>
        <translation>Le serveur a fermé la connexion sans donner de code ni de motif.</translation>
    </message>
    <message>
        <source>The server closed the connection: %1 (%2).</source>
        <extracomment>%1 says why, such as &quot;it is restarting&quot;; %2 is a number such as 1012</extracomment>
        <translation>Le serveur a fermé la connexion&#xa0;: %1 (%2).</translation>
    </message>
    <message>
        <source>The server closed the connection without giving a reason (%1).</source>
        <translation>Le serveur a fermé la connexion sans donner de motif (%1).</translation>
    </message>
    <message>
        <source>The client certificate could not be read.</source>
        <translation>Le certificat client est illisible.</translation>
    </message>
    <message>
        <source>The encryption of the client certificate&apos;s file is too old.</source>
        <translation>Le chiffrement du fichier du certificat client est trop ancien.</translation>
    </message>
    <message>
        <source>The key of the client certificate could not be read.</source>
        <translation>La clé du certificat client est illisible.</translation>
    </message>
    <message>
        <source>The key of the client certificate could not be opened.</source>
        <translation>La clé du certificat client n’a pas pu être déchiffrée.</translation>
    </message>
    <message>
        <source>The key does not belong to the client certificate.</source>
        <translation>La clé n’est pas celle du certificat client.</translation>
    </message>
    <message>
        <source>The server broke the rules of the WebSocket protocol.</source>
        <translation>Le serveur n’a pas respecté le protocole WebSocket.</translation>
    </message>
    <message>
        <source>The connection was closed. Connect again; if it happens again, tell whoever runs the server.</source>
        <translation>La connexion a été fermée. Rétablissez-la&#x202f;; si cela se reproduit, prévenez l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>The value of the header %1 is not stored on this computer.</source>
        <translation>La valeur de l’en-tête %1 n’est pas conservée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Type it in Settings, under Server. Nothing was sent.</source>
        <translation>Saisissez-la dans les paramètres, page Serveur. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>The value of the header %1 can&apos;t be sent.</source>
        <translation>La valeur de l’en-tête %1 ne peut pas être envoyée.</translation>
    </message>
    <message>
        <source>A proxy in between could not reach the server itself.</source>
        <translation>Un proxy intermédiaire n’a pas pu joindre le serveur lui-même.</translation>
    </message>
    <message>
        <source>The server has moved to %1 (HTTP %2).</source>
        <extracomment>%1 is an address, %2 a number</extracomment>
        <translation>Le serveur a changé d’adresse&#xa0;: %1 (HTTP %2).</translation>
    </message>
    <message>
        <source>The server refused the connection (HTTP %1): “%2”.</source>
        <extracomment>%1 is a number, %2 what the server said, word for word</extracomment>
        <translation>Le serveur a refusé la connexion (HTTP %1)&#xa0;: «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Check the scheme, the host, the port and the path in the server URL.</source>
        <translation>Vérifiez le schéma, l’hôte, le port et le chemin dans l’URL du serveur.</translation>
    </message>
    <message>
        <source>The proxy %1 did not let the connection through.</source>
        <translation>Le proxy %1 n’a pas laissé passer la connexion.</translation>
    </message>
    <message>
        <source>Or choose not to use a proxy in Settings, under Server.</source>
        <translation>Ou choisissez de ne pas utiliser de proxy dans les paramètres, page Serveur.</translation>
    </message>
    <message>
        <source>It allows no connection to this server or this port. Ask whoever runs it.</source>
        <translation>Il n’autorise aucune connexion à ce serveur ou à ce port. Adressez-vous à son exploitant.</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>Vérifiez les réglages de proxy du système.</translation>
    </message>
    <message>
        <source>The server ended the connection while encryption was being set up.</source>
        <translation>Le serveur a mis fin à la connexion pendant la mise en place du chiffrement.</translation>
    </message>
    <message>
        <source>The server ended the connection before answering.</source>
        <translation>Le serveur a mis fin à la connexion avant de répondre.</translation>
    </message>
    <message>
        <source>Choose the certificate and its key in Settings, under Server, or ask whoever runs the server for one.</source>
        <translation>Choisissez le certificat et sa clé dans les paramètres, page Serveur, ou demandez-en un à l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>This computer can&apos;t read it. Whoever gave it to you can convert it to PEM (openssl pkcs12 -legacy -in FILE -out FILE.pem).</source>
        <translation>Cet ordinateur ne peut pas le lire. La personne qui vous l’a donné peut le convertir en PEM (openssl pkcs12 -legacy -in FICHIER -out FICHIER.pem).</translation>
    </message>
    <message>
        <source>The server answered with an error: “%1”.</source>
        <extracomment>%1 is what the server said, word for word</extracomment>
        <translation>Le serveur a refusé&#xa0;: «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Received:</source>
        <translation>Reçu&#xa0;:</translation>
    </message>
    <message>
        <source>The server sent damaged text.</source>
        <translation>Le serveur a envoyé un texte endommagé.</translation>
    </message>
    <message>
        <source>The server&apos;s answer contains no token.</source>
        <translation>La réponse du serveur ne contient pas de jeton.</translation>
    </message>
    <message>
        <source>You are not logged in. See Details for the server&apos;s answer, then try again.</source>
        <translation>Aucune session n’est ouverte. Lisez la réponse du serveur sous Détails, puis réessayez.</translation>
    </message>
    <message>
        <source>It was not read, and the connection was closed to protect this computer. You can change the limit in Settings, under Advanced.</source>
        <translation>Il n’a pas été lu et la connexion a été fermée, pour protéger cet ordinateur. La limite se règle dans les paramètres, page Avancé.</translation>
    </message>
    <message>
        <source>The server&apos;s message has more than %1 JSON elements.</source>
        <translation>Le message du serveur compte plus de %1 éléments JSON.</translation>
    </message>
    <message>
        <source>The connection was closed to protect this computer. What had arrived by then is kept.</source>
        <translation>La connexion a été fermée pour protéger cet ordinateur. Ce qui est arrivé jusque-là est conservé.</translation>
    </message>
    <message>
        <source>it is shutting down</source>
        <extracomment>Why the server closed the connection: &quot;The server closed the connection: %1 (1001).&quot;</extracomment>
        <translation>il s’arrête</translation>
    </message>
    <message>
        <source>it does not accept this kind of data</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>il n’accepte pas ce genre de données</translation>
    </message>
    <message>
        <source>it received damaged text</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>il a reçu un texte endommagé</translation>
    </message>
    <message>
        <source>internal server error</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>erreur interne du serveur</translation>
    </message>
    <message>
        <source>a server behind it gave an invalid answer</source>
        <extracomment>Why the server closed the connection</extracomment>
        <translation>un serveur situé derrière lui a donné une réponse incorrecte</translation>
    </message>
    <message>
        <source>The server closed the connection with a custom code (%1).</source>
        <translation>Le serveur a fermé la connexion avec un code particulier (%1).</translation>
    </message>
    <message>
        <source>There is no computer with this name. Check the server URL in Settings for typos, and whether this computer is online.</source>
        <translation>Aucun ordinateur ne porte ce nom. Vérifiez l’URL du serveur dans les paramètres, et que cet ordinateur est en ligne.</translation>
    </message>
    <message>
        <source>The server may not be running, or the port in the server URL may be wrong. Check both, then try again.</source>
        <translation>Le serveur est peut-être arrêté, ou le port de son URL n’est pas le bon. Vérifiez les deux, puis réessayez.</translation>
    </message>
    <message>
        <source>It must be a PEM file with the certificate of a certificate authority. Choose another file in Settings, or leave the field empty.</source>
        <translation>Ce doit être un fichier PEM contenant le certificat d’une autorité de certification. Choisissez-en un autre dans les paramètres, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>It isn&apos;t signed by a trusted authority, so nothing was sent. If the server belongs to your organisation, choose its CA file in Settings.</source>
        <translation>Il n’est pas signé par une autorité reconnue&#xa0;: rien n’a été envoyé. Si le serveur appartient à votre organisation, choisissez son fichier CA dans les paramètres.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for a different host name.</source>
        <translation>Le certificat du serveur est établi pour un autre nom d’hôte.</translation>
    </message>
    <message>
        <source>The server may not support wss:// on this port. Check the scheme and the port in the server URL.</source>
        <translation>Le serveur n’accepte peut-être pas wss:// sur ce port. Vérifiez le schéma et le port dans l’URL du serveur.</translation>
    </message>
    <message>
        <source>It must be a PEM or PKCS #12 file that contains a certificate. Choose another file in Settings, or leave the field empty.</source>
        <translation>Il faut un fichier PEM ou PKCS&#xa0;#12 qui contient un certificat. Choisissez un autre fichier dans les paramètres, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>It must be a PEM file that contains a private key (RSA or EC). Choose it as the key file in Settings.</source>
        <translation>Il faut un fichier PEM qui contient une clé privée (RSA ou EC). Choisissez-le comme fichier de la clé dans les paramètres.</translation>
    </message>
    <message>
        <source>Its passphrase is missing or wrong: type it again in Settings. If it is right, the file is damaged, or contains no RSA or EC key.</source>
        <translation>Sa phrase secrète manque ou est fausse&#xa0;: saisissez-la à nouveau dans les paramètres. Si elle est juste, le fichier est endommagé, ou ne contient pas de clé RSA ou EC.</translation>
    </message>
    <message>
        <source>Choose a certificate and a key that belong together, in Settings.</source>
        <translation>Choisissez, dans les paramètres, un certificat et une clé qui vont ensemble.</translation>
    </message>
    <message>
        <source>The server stopped responding.</source>
        <translation>Le serveur ne répond plus.</translation>
    </message>
    <message>
        <source>A message can be up to 1 MiB; this one is %1. Shorten it, or send it in parts.</source>
        <translation>Un message peut faire jusqu’à 1&#xa0;Mio&#x202f;; celui-ci fait %1. Raccourcissez-le, ou envoyez-le en plusieurs parties.</translation>
    </message>
    <message>
        <source>It can be up to 1 MiB; this one is %1. Shorten it, then try again. Nothing was sent.</source>
        <translation>Elle peut faire jusqu’à 1&#xa0;Mio&#x202f;; celle-ci fait %1. Raccourcissez-la, puis réessayez. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>It can be up to 4 KiB. Check whether you pasted something else, then try again. Nothing was sent.</source>
        <translation>Ce champ peut contenir jusqu’à 4&#xa0;Kio. Vérifiez que vous n’avez pas collé autre chose, puis réessayez. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>The address contains a user name or a password.</source>
        <translation>L’adresse contient un nom d’utilisateur ou un mot de passe.</translation>
    </message>
    <message>
        <source>They would be stored in plain text. Remove everything between :// and @, and the @ too.</source>
        <translation>Ils seraient conservés en clair. Supprimez tout ce qui se trouve entre :// et l’arobase (@), et l’arobase aussi.</translation>
    </message>
    <message>
        <source>Others could read your API key, your checksum and all messages on the way. Use an address that starts with wss://, or agree to send them anyway.</source>
        <translation>D’autres pourraient lire en chemin votre clé d’API, votre clé secrète et tous vos messages. Utilisez une adresse commençant par wss://, ou acceptez de les envoyer quand même.</translation>
    </message>
    <message>
        <source>Another request is still waiting for its answer.</source>
        <translation>Une autre requête attend encore sa réponse.</translation>
    </message>
    <message>
        <source>It contains a control character, such as a line end. Type it again in Settings, under Server. Nothing was sent.</source>
        <translation>Elle contient un caractère de contrôle, comme une fin de ligne. Saisissez-la à nouveau dans les paramètres, page Serveur. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>It contains secrets that the connection to this server needs. Unlock it, then try again. Nothing was sent.</source>
        <translation>Il contient des secrets nécessaires à la connexion à ce serveur. Déverrouillez-le, puis réessayez. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>It contains secrets that the connection to this server needs: type the secret headers and the passphrase again in Settings, under Server. They work until you quit. Nothing was sent.</source>
        <translation>Il contient des secrets nécessaires à la connexion à ce serveur&#xa0;: saisissez à nouveau les en-têtes secrets et la phrase secrète dans les paramètres, page Serveur. Ils servent jusqu’à la fermeture du programme. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>It asks you to wait %1.</source>
        <extracomment>What a server asks for; %1 is a duration, as &quot;30 s&quot;</extracomment>
        <translation>Il demande d’attendre %1.</translation>
    </message>
    <message>
        <source>The server, or a proxy in between that does not support WebSocket, did not understand the request. Check the scheme, the port and the path in the server URL.</source>
        <translation>Le serveur, ou un proxy intermédiaire qui ne prend pas en charge WebSocket, n’a pas compris la demande. Vérifiez le schéma, le port et le chemin dans l’URL du serveur.</translation>
    </message>
    <message>
        <source>Access denied. Ask whoever runs the server for the right address, and whether it needs an Origin or another header (in Settings, under Server).</source>
        <translation>Accès refusé. Demandez la bonne adresse à l’exploitant du serveur, et s’il faut un en-tête Origin ou un autre (dans les paramètres, page Serveur).</translation>
    </message>
    <message>
        <source>It doesn&apos;t know this path. Check the end of the server URL.</source>
        <translation>Il ne connaît pas ce chemin. Vérifiez la fin de l’URL du serveur.</translation>
    </message>
    <message>
        <source>A proxy in between requires a user name and a password. Ask whoever runs the network.</source>
        <translation>Un proxy intermédiaire demande un nom d’utilisateur et un mot de passe. Adressez-vous à l’exploitant du réseau.</translation>
    </message>
    <message>
        <source>The server received no WebSocket request, or offers no WebSocket at this path: a proxy in between may not support WebSocket. Check the path in the server URL, or ask whoever runs the server.</source>
        <translation>Le serveur n’a pas reçu de demande WebSocket, ou n’offre pas de WebSocket à ce chemin&#xa0;: un proxy intermédiaire ne prend peut-être pas en charge WebSocket. Vérifiez le chemin dans l’URL du serveur, ou adressez-vous à l’exploitant du serveur.</translation>
    </message>
    <message>
        <source>Too many requests.</source>
        <translation>Trop de requêtes.</translation>
    </message>
    <message>
        <source>Internal server error.</source>
        <translation>Erreur interne du serveur.</translation>
    </message>
    <message>
        <source>It is overloaded or under maintenance.</source>
        <translation>Il est surchargé ou en maintenance.</translation>
    </message>
    <message>
        <source>Use the new address if you trust it: your checksum and your API key will be sent there.</source>
        <translation>Utilisez la nouvelle adresse si vous lui faites confiance&#xa0;: votre clé secrète et votre clé d’API y seront envoyées.</translation>
    </message>
    <message>
        <source>The server redirects to %1 (HTTP %2).</source>
        <extracomment>%1 is an address, %2 a number</extracomment>
        <translation>Le serveur redirige vers %1 (HTTP %2).</translation>
    </message>
    <message>
        <source>It may have moved temporarily, or require you to sign in there first. Use that address only if you know it: your checksum and your API key will be sent there.</source>
        <translation>Il a peut-être changé d’adresse provisoirement, ou exige d’abord de s’y identifier. N’utilisez cette adresse que si vous la connaissez&#xa0;: votre clé secrète et votre clé d’API y seront envoyées.</translation>
    </message>
    <message>
        <source>The server accepted the connection, but Decidesk can&apos;t read its answer.</source>
        <translation>Le serveur a accepté la connexion, mais Decidesk ne peut pas lire sa réponse.</translation>
    </message>
    <message>
        <source>The server URL is correct. Tell whoever runs the server: its answer must come before anything else, with the header “Connection: Upgrade” and no other value in it.</source>
        <translation>L’URL du serveur est correcte. Prévenez l’exploitant du serveur&#xa0;: sa réponse doit venir avant toute autre donnée, avec l’en-tête «&#xa0;Connection: Upgrade&#xa0;» sans autre valeur.</translation>
    </message>
    <message>
        <source>Something answered, but it isn&apos;t a WebSocket server.</source>
        <translation>Quelque chose a répondu, mais ce n’est pas un serveur WebSocket.</translation>
    </message>
    <message>
        <source>Something answered, but it isn&apos;t a WebSocket server (HTTP %1): “%2”.</source>
        <translation>Quelque chose a répondu, mais ce n’est pas un serveur WebSocket (HTTP %1)&#xa0;: «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>It requires a user name and a password: enter them in the system&apos;s proxy settings.</source>
        <translation>Il demande un nom d’utilisateur et un mot de passe&#xa0;: indiquez-les dans les réglages de proxy du système.</translation>
    </message>
    <message>
        <source>It may not support wss:// on this port, or may require a client certificate. Check the scheme and the port in the server URL.</source>
        <translation>Il n’accepte peut-être pas wss:// sur ce port, ou exige un certificat client. Vérifiez le schéma et le port dans l’URL du serveur.</translation>
    </message>
    <message>
        <source>Check the path in the server URL, and whether this is a WebSocket server.</source>
        <translation>Vérifiez le chemin dans l’URL du serveur, et qu’il s’agit bien d’un serveur WebSocket.</translation>
    </message>
    <message>
        <source>The server requires a client certificate that it trusts.</source>
        <translation>Le serveur exige un certificat client auquel il fait confiance.</translation>
    </message>
    <message>
        <source>It was not read, and the connection was closed to protect this computer. If it happens again, tell whoever runs the server.</source>
        <translation>Il n’a pas été lu et la connexion a été fermée, pour protéger cet ordinateur. Si cela se reproduit, prévenez l’exploitant du serveur.</translation>
    </message>
</context>
<context>
    <name>decidesk::ExportFlow</name>
    <message>
        <source>An export is under way</source>
        <translation>Un export est en cours</translation>
    </message>
    <message>
        <source>Choose an account first</source>
        <translation>Choisissez d’abord un compte</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>Exporter la conversation</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Texte brut (*.txt)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Exporting the conversation with %1…</source>
        <extracomment>Over a progress bar; %1 is the name of an account</extracomment>
        <translation>Export de la conversation avec %1…</translation>
    </message>
    <message>
        <source>Exported to %1. Messages: %2</source>
        <extracomment>Status bar; %1 is a file name, %2 a number</extracomment>
        <translation>Exporté vers %1. Messages&#xa0;: %2</translation>
    </message>
    <message>
        <source>The export was cancelled. No file was written.</source>
        <extracomment>Status bar</extracomment>
        <translation>L’export a été annulé. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>There is no account yet</source>
        <translation>Il n’y a pas encore de compte</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Exporter tout</translation>
    </message>
    <message>
        <source>Decidesk profile (*.jsonl)</source>
        <translation>Profil Decidesk (*.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Exporting all accounts and conversations…</source>
        <translation>Export de tous les comptes et de toutes les conversations…</translation>
    </message>
    <message>
        <source>Not available in the demonstration, which keeps nothing</source>
        <translation>Indisponible dans la démonstration, qui ne conserve rien</translation>
    </message>
</context>
<context>
    <name>decidesk::FindActions</name>
    <message>
        <source>Choose an account first</source>
        <translation>Choisissez d’abord un compte</translation>
    </message>
</context>
<context>
    <name>decidesk::FindBar</name>
    <message>
        <source>Find</source>
        <extracomment>The bar below the conversation, and its field: what to look for in it</extracomment>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button with a cross: close the bar</extracomment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Older</source>
        <extracomment>Button with an arrow up: to the next hit, in an older message</extracomment>
        <translation>Plus ancien</translation>
    </message>
    <message>
        <source>Newer</source>
        <extracomment>Button with an arrow down: to the hit before, in a newer message</extracomment>
        <translation>Plus récent</translation>
    </message>
    <message>
        <source>Finds words that begin like this; “words in quotes” are found as a phrase.</source>
        <translation>Trouve les mots qui commencent ainsi&#x202f;; «&#xa0;les mots entre guillemets&#xa0;» sont trouvés comme une expression.</translation>
    </message>
    <message>
        <source>To the next match, further up (F3)</source>
        <translation>Au résultat suivant, plus haut (F3)</translation>
    </message>
    <message>
        <source>To the previous match, further down (Shift+F3)</source>
        <translation>Au résultat précédent, plus bas (Maj+F3)</translation>
    </message>
</context>
<context>
    <name>decidesk::FrameView</name>
    <message>
        <source>… This is the beginning of %1. Export… saves all of it.</source>
        <extracomment>Below the beginning of a long frame in the traffic tool; %1 is a size such as 8.0 MiB</extracomment>
        <translation>… Ceci est le début de %1. Exporter… enregistre le tout.</translation>
    </message>
</context>
<context>
    <name>decidesk::HandshakeOptions</name>
    <message>
        <source>The keychain of this computer can&apos;t be used: secret headers and the passphrase work until you quit, but are not kept.</source>
        <translation>Le trousseau de cet ordinateur est inutilisable&#xa0;: les en-têtes secrets et la phrase secrète servent jusqu’à la fermeture du programme, mais ne sont pas conservés.</translation>
    </message>
    <message>
        <source>&amp;Origin</source>
        <translation>Ori&amp;gine</translation>
    </message>
    <message>
        <source>Subprotoco&amp;l</source>
        <translation>S&amp;ous-protocole</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>&amp;En-têtes</translation>
    </message>
    <message>
        <source>&amp;Client certificate</source>
        <translation>Certificat clie&amp;nt</translation>
    </message>
    <message>
        <source>Ke&amp;y file</source>
        <translation>Fic&amp;hier de la clé</translation>
    </message>
    <message>
        <source>Passphras&amp;e</source>
        <translation>Phra&amp;se secrète</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Show passphrase</source>
        <translation>Afficher la phrase secrète</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>In a field, while its content is being fetched from the keychain</extracomment>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Some servers, such as those made with Django Channels or Go, only accept an origin that they know, such as https://example.org.</source>
        <translation>Certains serveurs, comme ceux faits avec Django Channels ou Go, n’acceptent qu’une origine connue, comme https://example.org.</translation>
    </message>
    <message>
        <source>An origin is a scheme and a host, such as https://example.org, or null. Remove the rest, or leave the field empty.</source>
        <translation>Une origine est un schéma et un hôte, comme https://example.org, ou null. Enlevez le reste, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>Sent when the connection is opened, such as Authorization. The value of a secret one is kept in the keychain.</source>
        <translation>Envoyés à l’ouverture de la connexion, comme Authorization. La valeur d’un en-tête secret est conservée dans le trousseau.</translation>
    </message>
    <message>
        <source>A header has no name. Type one, or remove the header.</source>
        <translation>Un en-tête n’a pas de nom. Saisissez-en un, ou retirez l’en-tête.</translation>
    </message>
    <message>
        <source>%1 is set by the connection itself. Remove this header.</source>
        <translation>%1 est fixé par la connexion elle-même. Retirez cet en-tête.</translation>
    </message>
    <message>
        <source>Origin has a field of its own, above. Remove this header.</source>
        <translation>Origin a son propre champ, plus haut. Retirez cet en-tête.</translation>
    </message>
    <message>
        <source>The header %1 has no value. Type one, or remove the header.</source>
        <translation>L’en-tête %1 n’a pas de valeur. Saisissez-en une, ou retirez l’en-tête.</translation>
    </message>
    <message>
        <source>The secret value of %1 is not stored on this computer. Type it.</source>
        <translation>La valeur secrète de %1 n’est pas conservée sur cet ordinateur. Saisissez-la.</translation>
    </message>
    <message>
        <source>The keychain of this computer can&apos;t be used, so secret values that were stored are not shown. What is typed here works until you quit.</source>
        <translation>Le trousseau de cet ordinateur est inutilisable&#xa0;: les valeurs secrètes déjà conservées ne sont pas affichées. Ce qui est saisi ici sert jusqu’à la fermeture du programme.</translation>
    </message>
    <message>
        <source>Only for wss:// servers that ask for one: a PEM or PKCS #12 file (.pem, .p12, .pfx).</source>
        <translation>Seulement pour les serveurs wss:// qui en demandent un&#xa0;: un fichier PEM ou PKCS&#xa0;#12 (.pem, .p12, .pfx).</translation>
    </message>
    <message>
        <source>A key without a certificate is of no use. Choose the certificate, or leave both fields empty.</source>
        <translation>Une clé sans certificat ne sert à rien. Choisissez le certificat, ou laissez les deux champs vides.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>Button: choose a file</extracomment>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Browse for the client certificate</source>
        <translation>Parcourir pour le certificat client</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificat client</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.p12 *.pfx);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.p12 *.pfx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The certificate&apos;s private key, as PEM. Leave it empty if the key is in the same file.</source>
        <translation>La clé privée du certificat, en PEM. Vide&#xa0;: elle est dans le même fichier.</translation>
    </message>
    <message>
        <source>Browse for the key file</source>
        <translation>Parcourir pour le fichier de la clé</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Fichier de la clé</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation>Clés (*.pem *.key);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Only if the server&apos;s documentation names one. Separate several with commas.</source>
        <translation>Seulement si la documentation du serveur en nomme un. Séparez-en plusieurs par des virgules.</translation>
    </message>
    <message>
        <source>The name of a subprotocol has letters, digits and characters such as . - _, but no spaces. Enter each only once.</source>
        <translation>Le nom d’un sous-protocole contient des lettres, des chiffres et des caractères comme . - _, mais pas d’espaces. N’indiquez chacun qu’une fois.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be the name of a header: use letters, digits and characters such as - and _, but no spaces.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être le nom d’un en-tête&#xa0;: utilisez des lettres, des chiffres et des caractères comme - et _, mais pas d’espaces.</translation>
    </message>
    <message>
        <source>The value of %1 contains a character that can&apos;t be sent, such as a tab or a line end. Type it again.</source>
        <translation>La valeur de %1 contient un caractère qui ne peut pas être envoyé, comme une tabulation ou une fin de ligne. Saisissez-la à nouveau.</translation>
    </message>
    <message>
        <source>%1 is entered twice. Remove one of the two.</source>
        <translation>%1 est indiqué deux fois. Retirez l’un des deux.</translation>
    </message>
    <message>
        <source>Only if the key is encrypted. It is kept in the keychain.</source>
        <translation>Seulement si la clé est chiffrée. Elle est conservée dans le trousseau.</translation>
    </message>
</context>
<context>
    <name>decidesk::HeaderModel</name>
    <message>
        <source>Name</source>
        <extracomment>Column: the name of a header of the request</extracomment>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>Column: the value of a header of the request</extracomment>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Secret</source>
        <extracomment>Column with ticks: whether the value of a header is secret</extracomment>
        <translation>Secret</translation>
    </message>
</context>
<context>
    <name>decidesk::HeadersEditor</name>
    <message>
        <source>Header name</source>
        <extracomment>Accessible name of a field in the table of headers</extracomment>
        <translation>Nom de l’en-tête</translation>
    </message>
    <message>
        <source>Header value</source>
        <extracomment>Accessible name of a field in the table of headers</extracomment>
        <translation>Valeur de l’en-tête</translation>
    </message>
    <message>
        <source>A&amp;dd header</source>
        <extracomment>Button below a table: append a header of the request</extracomment>
        <translation>A&amp;jouter un en-tête</translation>
    </message>
    <message>
        <source>Remo&amp;ve header</source>
        <extracomment>Button below a table: remove the chosen header of the request</extracomment>
        <translation>Ret&amp;irer l’en-tête</translation>
    </message>
    <message>
        <source>Sho&amp;w secret values</source>
        <extracomment>Button below a table: show the masked values of secret headers</extracomment>
        <translation>Afficher les &amp;valeurs secrètes</translation>
    </message>
</context>
<context>
    <name>decidesk::HistoryNotice</name>
    <message>
        <source>Your conversations are damaged and can&apos;t be read. They were set aside, and a new history was started.</source>
        <translation>Vos conversations sont endommagées et ne peuvent pas être lues. Elles ont été mises de côté, et un nouvel historique a été commencé.</translation>
    </message>
</context>
<context>
    <name>decidesk::HitListModel</name>
    <message>
        <source>Question</source>
        <extracomment>In the list of hits: a message that the user sent</extracomment>
        <translation>Question</translation>
    </message>
    <message>
        <source>Decision</source>
        <extracomment>In the list of hits: a message that the server answered with</extracomment>
        <translation>Décision</translation>
    </message>
    <message>
        <source>More from the server</source>
        <extracomment>In the list of hits: a message that came while nothing was asked</extracomment>
        <translation>Autre message du serveur</translation>
    </message>
</context>
<context>
    <name>decidesk::ImportFlow</name>
    <message>
        <source>An import is under way</source>
        <translation>Un import est en cours</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Decidesk profile (*.jsonl)</source>
        <translation>Profil Decidesk (*.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Importing accounts and conversations…</source>
        <translation>Import des comptes et des conversations…</translation>
    </message>
    <message>
        <source>The import was cancelled. Nothing was imported.</source>
        <extracomment>Status bar</extracomment>
        <translation>L’import a été annulé. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>Not available in the demonstration, which keeps nothing</source>
        <translation>Indisponible dans la démonstration, qui ne conserve rien</translation>
    </message>
    <message>
        <source>Imported. Accounts: %1, messages: %2. Exports contain no API keys or checksums: each account asks for its checksum when you log in.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Import terminé. Comptes&#xa0;: %1, messages&#xa0;: %2. Un export ne contient ni clé d’API ni clé secrète&#xa0;: chaque compte demandera la sienne à la connexion.</translation>
    </message>
</context>
<context>
    <name>decidesk::JsonReader</name>
    <message>
        <source>a colon is expected</source>
        <translation>un deux-points est attendu</translation>
    </message>
    <message>
        <source>a comma or } is expected</source>
        <translation>une virgule ou } est attendue</translation>
    </message>
    <message>
        <source>a comma or ] is expected</source>
        <translation>une virgule ou ] est attendue</translation>
    </message>
    <message>
        <source>a name in double quotes is expected</source>
        <translation>un nom entre guillemets doubles est attendu</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>une valeur est attendue</translation>
    </message>
    <message>
        <source>a digit is expected</source>
        <translation>un chiffre est attendu</translation>
    </message>
    <message>
        <source>no digit may follow a leading 0</source>
        <translation>aucun chiffre ne peut suivre un 0 initial</translation>
    </message>
    <message>
        <source>only true, false and null may stand without quotes</source>
        <translation>seuls true, false et null s’écrivent sans guillemets</translation>
    </message>
    <message>
        <source>a control character in a string is not escaped</source>
        <translation>un caractère de contrôle d’une chaîne n’est pas échappé</translation>
    </message>
    <message>
        <source>there is no such escape sequence</source>
        <translation>cette séquence d’échappement n’existe pas</translation>
    </message>
    <message>
        <source>this white space is only allowed in strings</source>
        <translation>JSON ne connaît pas ce blanc hors des chaînes</translation>
    </message>
    <message>
        <source>nothing may follow the value</source>
        <translation>rien ne peut suivre la valeur</translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation>le texte se termine trop tôt</translation>
    </message>
</context>
<context>
    <name>decidesk::KeychainNotice</name>
    <message>
        <source>Waiting for the keychain… If it asks for a password, enter it there.</source>
        <translation>En attente du trousseau… S’il demande un mot de passe, saisissez-le dans sa fenêtre.</translation>
    </message>
</context>
<context>
    <name>decidesk::LinkQuestion</name>
    <message>
        <source>Open link</source>
        <translation>Ouvrir le lien</translation>
    </message>
    <message>
        <source>This link comes from the server. Your browser would open:</source>
        <translation>Ce lien vient du serveur. Votre navigateur ouvrirait&#xa0;:</translation>
    </message>
    <message>
        <source>Links</source>
        <extracomment>Name of a list: the links in a message</extracomment>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>Name of a text: the address of a link</extracomment>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>Button: opens an address in the browser</extracomment>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Copy address</source>
        <extracomment>Button: copies the address of a link</extracomment>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: change nothing</extracomment>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>decidesk::LoginForm</name>
    <message>
        <source>Checksum</source>
        <translation>Clé secrète (checksum)</translation>
    </message>
    <message>
        <source>Show checksum</source>
        <translation>Afficher la clé secrète</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Copier la clé secrète</translation>
    </message>
    <message>
        <source>&amp;Checksum</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Clé secrète (checksum)</translation>
    </message>
    <message>
        <source>The secret key that you kept when you registered.</source>
        <translation>Celle que vous avez conservée à l’inscription.</translation>
    </message>
    <message>
        <source>&amp;Name in your list</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Nom dans votre liste</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Mémoriser sur cet ordinateur</translation>
    </message>
    <message>
        <source>Keeps the checksum in the keychain of this computer</source>
        <translation>Conserve la clé secrète dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Fill in the checksum first</source>
        <translation>Saisissez d’abord la clé secrète</translation>
    </message>
    <message>
        <source>Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds.</source>
        <translation>Clé secrète copiée. Collez-la en lieu sûr&#x202f;; le presse-papiers sera vidé dans 60 secondes.</translation>
    </message>
    <message>
        <source>Optional. Helps you recognise the account.</source>
        <translation>Facultatif. Aide à reconnaître le compte.</translation>
    </message>
</context>
<context>
    <name>decidesk::MainWindow</name>
    <message>
        <source>The log is in %1</source>
        <translation>Le journal se trouve dans %1</translation>
    </message>
    <message>
        <source>last decision %1</source>
        <extracomment>Status bar; %1 is a duration such as &quot;830 ms&quot;</extracomment>
        <translation>dernière décision %1</translation>
    </message>
    <message>
        <source>There is no account yet</source>
        <translation>Il n’y a pas encore de compte</translation>
    </message>
    <message>
        <source>%1 is logged in.</source>
        <extracomment>Status bar; %1 is the name of an account</extracomment>
        <translation>La session de %1 est ouverte.</translation>
    </message>
    <message>
        <source>Text size: %1%</source>
        <extracomment>Status bar, after the text size was changed</extracomment>
        <translation>Taille du texte&#xa0;: %1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>decidesk::MessageActions</name>
    <message>
        <source>&amp;Copy message</source>
        <extracomment>Menu entry; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Copier le message</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <extracomment>Menu entry; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Reposer la question</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <extracomment>Menu entry: send a message that was not sent yet; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Envoyer</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <extracomment>Menu entry: take back a message that was not sent yet; &amp; is before its mnemonic</extracomment>
        <translation>Re&amp;tirer</translation>
    </message>
    <message>
        <source>There is no message</source>
        <translation>Il n’y a pas de message</translation>
    </message>
    <message>
        <source>Only for a message that failed or was not confirmed</source>
        <translation>Seulement pour un message en échec ou non confirmé</translation>
    </message>
    <message>
        <source>Only for a message that was not sent yet</source>
        <translation>Seulement pour un message pas encore envoyé</translation>
    </message>
    <message>
        <source>S&amp;how all</source>
        <extracomment>Menu entry: opens a long message on its own; the letter behind &amp; is its mnemonic</extracomment>
        <translation>A&amp;fficher en entier</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <extracomment>Menu entry: delete a message from this computer; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Copy c&amp;ode</source>
        <extracomment>Menu entry: copies the code in a message; the letter behind &amp; is its mnemonic</extracomment>
        <translation>Copier le co&amp;de</translation>
    </message>
    <message>
        <source>O&amp;pen link…</source>
        <extracomment>Menu entry: opens an address in a message; the letter behind &amp; is its mnemonic</extracomment>
        <translation>Ou&amp;vrir le lien…</translation>
    </message>
    <message>
        <source>Only for a decision with code in it</source>
        <translation>Seulement pour une décision qui contient du code</translation>
    </message>
    <message>
        <source>Only for a decision with a link in it</source>
        <translation>Seulement pour une décision qui contient un lien</translation>
    </message>
    <message>
        <source>Show &amp;more from the server</source>
        <extracomment>Menu entry: shows messages of which only the number is shown; &amp; is before its mnemonic</extracomment>
        <translation>Afficher la s&amp;uite du serveur</translation>
    </message>
    <message>
        <source>Sho&amp;w as sent</source>
        <extracomment>Menu entry: shows the source of a decision in its place; &amp; is before its mnemonic</extracomment>
        <translation>Afficher tel &amp;que reçu</translation>
    </message>
    <message>
        <source>Only for a decision that is not shown as it was sent</source>
        <translation>Seulement pour une décision qui n’est pas affichée telle que reçue</translation>
    </message>
    <message>
        <source>&amp;Ignore</source>
        <extracomment>Menu entry; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Ignorer</translation>
    </message>
    <message>
        <source>Only for a message that is not shown in full</source>
        <translation>Seulement pour un message qui n’est pas affiché en entier</translation>
    </message>
    <message>
        <source>Only where more messages from the server are hidden</source>
        <translation>Seulement là où d’autres messages du serveur sont masqués</translation>
    </message>
    <message>
        <source>Not while the message is waiting to be sent or answered</source>
        <translation>Pas tant que le message attend d’être envoyé ou de recevoir une réponse</translation>
    </message>
</context>
<context>
    <name>decidesk::MessageCommands</name>
    <message>
        <source>The message is on the clipboard.</source>
        <translation>Le message est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>Supprimer le message</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Button: delete the message</extracomment>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>The code is on the clipboard.</source>
        <translation>Le code est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>No browser could be started. Copy the address instead.</source>
        <translation>Aucun navigateur n’a pu être lancé. Copiez plutôt l’adresse.</translation>
    </message>
    <message>
        <source>%1: “%2”

The message is deleted from this computer; nothing changes on the server. This can&apos;t be undone.</source>
        <extracomment>%1 is when the message came, %2 how it begins</extracomment>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;»

Le message est supprimé de cet ordinateur&#x202f;; rien ne change sur le serveur. Cette action est irréversible.</translation>
    </message>
</context>
<context>
    <name>decidesk::MessageText</name>
    <message>
        <source>failed: %1</source>
        <extracomment>State of a message; %1 is what the server said</extracomment>
        <translation>échec&#xa0;: %1</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <extracomment>State of a message</extracomment>
        <translation>en attente d’envoi</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <extracomment>State of a message</extracomment>
        <translation>Pas encore envoyé</translation>
    </message>
    <message>
        <source>sent, waiting for the decision</source>
        <extracomment>State of a message</extracomment>
        <translation>envoyé, décision attendue</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <extracomment>State of a message: nobody knows whether the server got it</extracomment>
        <translation>non confirmé</translation>
    </message>
    <message>
        <source>discarded</source>
        <extracomment>State of a message: taken back before it was sent</extracomment>
        <translation>retiré</translation>
    </message>
    <message>
        <source>asked again %1</source>
        <extracomment>Mark of a message; %1 is a time of day</extracomment>
        <translation>question reposée à %1</translation>
    </message>
    <message>
        <source>may belong to another question</source>
        <extracomment>Mark of a decision</extracomment>
        <translation>répond peut-être à une autre question</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>Author of a message: the user</extracomment>
        <translation>Vous</translation>
    </message>
    <message>
        <source>More from the server</source>
        <extracomment>Author of a message that answers no question</extracomment>
        <translation>Autre message du serveur</translation>
    </message>
    <message>
        <source>This is only the beginning: the message has %1 characters. Copy message copies all of it.</source>
        <translation>Ce n’est que le début&#xa0;: le message compte %1 caractères. Copier le message le copie en entier.</translation>
    </message>
    <message>
        <source>Copy message</source>
        <extracomment>Copies the whole message under the text cursor</extracomment>
        <translation>Copier le message</translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>Sends the same question once more</extracomment>
        <translation>Reposer la question</translation>
    </message>
    <message>
        <source>Send</source>
        <extracomment>Sends a message that was not sent yet</extracomment>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Discard</source>
        <extracomment>Takes back a message that was not sent yet</extracomment>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>Opens the whole of a message of which only the beginning is shown</extracomment>
        <translation>Afficher en entier</translation>
    </message>
    <message>
        <source>Delete…</source>
        <extracomment>Deletes a message from this computer</extracomment>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <extracomment>Copies the code in the message under the text cursor</extracomment>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Open link…</source>
        <extracomment>Opens an address that stands in the message under the text cursor</extracomment>
        <translation>Ouvrir le lien…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more from the server</source>
        <extracomment>Below the first of very many messages that the server sent in a row</extracomment>
        <translation>
            <numerusform>%Ln autre message du serveur</numerusform>
            <numerusform>%Ln autres messages du serveur</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>Shows messages of which only the number is shown: &quot;1,234 more from the server Show&quot;</extracomment>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Show as sent</source>
        <extracomment>Shows the source of a decision in its place, and back</extracomment>
        <translation>Afficher tel que reçu</translation>
    </message>
    <message>
        <source>sent with a secret where •••• stands</source>
        <extracomment>Mark of a question: •••• stands in it for a secret that was sent</extracomment>
        <translation>envoyé avec un secret à la place de ••••</translation>
    </message>
    <message>
        <source>ignored</source>
        <extracomment>Mark of a message: the user chose &quot;Ignore&quot;</extracomment>
        <translation>ignoré</translation>
    </message>
    <message>
        <source>No known decision field</source>
        <extracomment>Mark of a decision: the server&apos;s reply is shown whole</extracomment>
        <translation>Aucun champ de décision connu</translation>
    </message>
    <message>
        <source>Ignore</source>
        <extracomment>Takes a question that was not confirmed as it is</extracomment>
        <translation>Ignorer</translation>
    </message>
</context>
<context>
    <name>decidesk::NewAddress</name>
    <message>
        <source>Use this address</source>
        <extracomment>Button: the server has the address that was just shown from now on</extracomment>
        <translation>Utiliser cette adresse</translation>
    </message>
    <message>
        <source>The server %1 gave a new address:
%2

All your accounts on %1 will use it from now on. Their checksums and the API key will be sent there.</source>
        <translation>Le serveur %1 indique une nouvelle adresse&#xa0;:
%2

Tous vos comptes sur %1 l’utiliseront désormais. Leurs clés secrètes et la clé d’API y seront envoyées.</translation>
    </message>
    <message>
        <source>It is not encrypted: others could read what you send there.</source>
        <translation>Elle n’est pas chiffrée&#xa0;: d’autres pourraient lire ce que vous y envoyez.</translation>
    </message>
    <message>
        <source>New address</source>
        <extracomment>Title of a question</extracomment>
        <translation>Nouvelle adresse</translation>
    </message>
</context>
<context>
    <name>decidesk::OpeningProgress</name>
    <message>
        <source>%1 %2 s</source>
        <extracomment>A state and for how many seconds it has lasted, such as &quot;Registering… 3 s&quot;</extracomment>
        <translation>%1 %2&#xa0;s</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>decidesk::Program</name>
    <message>
        <source>The practice server can&apos;t start: %1</source>
        <translation>Le serveur d’entraînement ne démarre pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>Practice</source>
        <extracomment>Name of the practice server</extracomment>
        <translation>Entraînement</translation>
    </message>
</context>
<context>
    <name>decidesk::RegisterForm</name>
    <message>
        <source>The file is empty. Choose another one.</source>
        <translation>Le fichier est vide. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file can&apos;t be read. Choose another one.</source>
        <translation>Le fichier est illisible. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Prompt</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation>C&amp;onsigne</translation>
    </message>
    <message>
        <source>Who decides, and how: a strict boss, a careful doctor …</source>
        <translation>Qui décide, et comment&#xa0;: un chef sévère, un médecin prudent…</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Clé secrète (checksum)</translation>
    </message>
    <message>
        <source>Show checksum</source>
        <translation>Afficher la clé secrète</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Copier la clé secrète</translation>
    </message>
    <message>
        <source>&amp;Checksum</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation>&amp;Clé secrète (checksum)</translation>
    </message>
    <message>
        <source>Your secret key to this account. Whoever has it can log in.</source>
        <translation>Donne accès à ce compte&#xa0;: qui la possède peut se connecter.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>Show API key</source>
        <translation>Afficher la clé d’API</translation>
    </message>
    <message>
        <source>Copy API key</source>
        <translation>Copier la clé d’API</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <extracomment>Label of a field; the letter behind &amp; is its mnemonic</extracomment>
        <translation>C&amp;lé d’API</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>Depuis un fichier…</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Mémoriser sur cet ordinateur</translation>
    </message>
    <message>
        <source>Keeps the checksum in the keychain of this computer</source>
        <translation>Conserve la clé secrète dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>S’inscrire</translation>
    </message>
    <message>
        <source>Fill in all fields first</source>
        <translation>Remplissez d’abord tous les champs</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <extracomment>While the SHA-256 of a file is made</extracomment>
        <translation>Lecture du fichier…</translation>
    </message>
    <message>
        <source>Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds.</source>
        <translation>Clé secrète copiée. Collez-la en lieu sûr&#x202f;; le presse-papiers sera vidé dans 60 secondes.</translation>
    </message>
    <message>
        <source>API key copied. The clipboard is cleared in 60 seconds.</source>
        <translation>Clé d’API copiée. Le presse-papiers sera vidé dans 60 secondes.</translation>
    </message>
    <message>
        <source>The name shown by the server and in your list.</source>
        <translation>Nom affiché par le serveur et dans votre liste.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server. Needed to register.</source>
        <translation>À demander à l’exploitant du serveur. Nécessaire pour s’inscrire.</translation>
    </message>
    <message>
        <source>Generates a random checksum that nobody can guess</source>
        <translation>Génère une clé secrète aléatoire que personne ne peut deviner</translation>
    </message>
    <message>
        <source>Generates the checksum from a file: the SHA-256 of its content</source>
        <translation>Génère la clé secrète à partir d’un fichier&#xa0;: le SHA-256 de son contenu</translation>
    </message>
    <message>
        <source>Randomly generated. Copy it somewhere safe; it can&apos;t be recovered.</source>
        <translation>Générée aléatoirement. Copiez-la en lieu sûr&#x202f;; elle ne peut pas être récupérée.</translation>
    </message>
    <message>
        <source>Generated from the file. Whoever has the same file can log in.</source>
        <translation>Générée à partir du fichier. Qui possède le même fichier peut se connecter.</translation>
    </message>
    <message>
        <source>Generate the checksum from a file</source>
        <translation>Générer la clé secrète à partir d’un fichier</translation>
    </message>
</context>
<context>
    <name>decidesk::RegisterNotice</name>
    <message>
        <source>The server may have registered you anyway: log in with the checksum to find out.</source>
        <translation>Le serveur vous a peut-être inscrit malgré tout&#xa0;: connectez-vous avec la clé secrète pour le savoir.</translation>
    </message>
</context>
<context>
    <name>decidesk::SearchDock</name>
    <message>
        <source>Searching…</source>
        <extracomment>Find in all conversations: no answer yet</extracomment>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>The conversations could not be read.</source>
        <extracomment>Find in all conversations: they could not be read from the disk</extracomment>
        <translation>Les conversations n’ont pas pu être lues.</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>Title of the tool that finds in all conversations</extracomment>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Find in all conversations</source>
        <extracomment>Field: what to look for</extracomment>
        <translation>Rechercher dans toutes les conversations</translation>
    </message>
    <message>
        <source>Only letters and digits can be found.</source>
        <extracomment>Find: signs and emoji only were typed</extracomment>
        <translation>Seuls les lettres et les chiffres peuvent être trouvés.</translation>
    </message>
    <message>
        <source>1 match</source>
        <extracomment>Find in all conversations: how many messages match; %1 is a number</extracomment>
        <translation>1 résultat</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 résultats</translation>
    </message>
    <message>
        <source>Type words to find them in every conversation. “Words in quotes” are found as a phrase.</source>
        <translation>Saisissez des mots pour les trouver dans toutes les conversations. «&#xa0;Les mots entre guillemets&#xa0;» sont trouvés comme une expression.</translation>
    </message>
    <message>
        <source>No matches in any conversation.</source>
        <translation>Aucun résultat dans aucune conversation.</translation>
    </message>
    <message>
        <source>Matches</source>
        <extracomment>List of the messages in which something was found</extracomment>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>decidesk::SecretField</name>
    <message>
        <source>Show</source>
        <extracomment>Button: show the text of a masked field</extracomment>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button: copy the text of a masked field to the clipboard</extracomment>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>decidesk::ServerPage</name>
    <message>
        <source>Server</source>
        <extracomment>Page of the settings</extracomment>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Server &amp;URL</source>
        <translation>&amp;URL du serveur</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <extracomment>Label of a field: a file with certificates of issuers (certificate authorities)</extracomment>
        <translation>&amp;Fichier CA</translation>
    </message>
    <message>
        <source>Only for wss:// servers whose certificate comes from your own organisation: its issuer&apos;s certificate as a PEM file.</source>
        <translation>Seulement pour les serveurs wss:// dont le certificat vient de votre organisation&#xa0;: le certificat de l’émetteur, en fichier PEM.</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <extracomment>Label of a field</extracomment>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>Proxy: none</extracomment>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <extracomment>Button: choose a file</extracomment>
        <translation>Pa&amp;rcourir…</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>Fichier CA</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Mo&amp;re…</source>
        <extracomment>Button: show what only a few servers need</extracomment>
        <translation>Da&amp;vantage…</translation>
    </message>
    <message>
        <source>There is no such file. Choose another one, or leave the field empty.</source>
        <translation>Ce fichier n’existe pas. Choisissez-en un autre, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>This file can&apos;t be read. Choose another one, or leave the field empty.</source>
        <translation>Ce fichier est illisible. Choisissez-en un autre, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>The address of the decision server, such as wss://example.org/ws.</source>
        <translation>L’adresse du serveur de décision, par exemple wss://example.org/ws.</translation>
    </message>
    <message>
        <source>System settings</source>
        <extracomment>Proxy: the one that the system&apos;s settings name</extracomment>
        <translation>Réglages du système</translation>
    </message>
    <message>
        <source>This file contains no certificate in PEM format. Choose another one, or leave the field empty.</source>
        <translation>Ce fichier ne contient aucun certificat au format PEM. Choisissez-en un autre, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>Not encrypted: others could read what you send there.</source>
        <translation>Non chiffré&#xa0;: d’autres pourraient lire ce que vous y envoyez.</translation>
    </message>
</context>
<context>
    <name>decidesk::SessionActions</name>
    <message>
        <source>Only while waiting to reconnect</source>
        <translation>Seulement dans l’attente d’une reconnexion</translation>
    </message>
    <message>
        <source>There is no session on the server</source>
        <translation>Aucune session sur le serveur</translation>
    </message>
    <message>
        <source>Choose an account first</source>
        <translation>Choisissez d’abord un compte</translation>
    </message>
    <message>
        <source>Already logged in, or logging in</source>
        <translation>La session est ouverte ou en cours d’ouverture</translation>
    </message>
</context>
<context>
    <name>decidesk::SessionNotice</name>
    <message>
        <source>The keychain of this computer can&apos;t be used. Enter the checksum of this account to log in.</source>
        <translation>Le trousseau de cet ordinateur est inutilisable. Saisissez la clé secrète de ce compte pour vous connecter.</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>Le serveur a fermé la connexion.</translation>
    </message>
    <message>
        <source>It was not in use: Decidesk logs in again with your next question.</source>
        <translation>Elle ne servait pas&#xa0;: Decidesk se reconnectera avec votre prochaine question.</translation>
    </message>
    <message>
        <source>It is not known whether the server has decided; the message will not be sent again automatically.</source>
        <translation>On ne sait pas si le serveur a décidé&#x202f;; la question ne sera pas renvoyée automatiquement.</translation>
    </message>
    <message>
        <source>The message: “%1”</source>
        <extracomment>%1 is the beginning of a message of the user</extracomment>
        <translation>Le message&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The account may be registered anyway. Its checksum is kept.</source>
        <translation>Le compte est peut-être inscrit malgré tout. Sa clé secrète est conservée.</translation>
    </message>
    <message>
        <source>You are disconnected, but the server did not confirm it. It may keep the session open until it expires.</source>
        <translation>La déconnexion est faite, mais le serveur ne l’a pas confirmée. Il garde peut-être la session ouverte jusqu’à ce qu’elle expire.</translation>
    </message>
</context>
<context>
    <name>decidesk::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>OK</source>
        <extracomment>Button: apply what was changed and close</extracomment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: close and forget what was changed</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <extracomment>Button: apply what was changed and stay</extracomment>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>Fix the problem on the %1 page.</source>
        <translation>Corrigez le problème de la page %1.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
</context>
<context>
    <name>decidesk::SettingsNotice</name>
    <message>
        <source>Settings and accounts can&apos;t be saved. What you change works until you quit, and is saved as soon as possible.</source>
        <translation>Impossible d’enregistrer les paramètres et les comptes. Vos changements restent valables jusqu’à la fermeture du programme et seront enregistrés dès que possible.</translation>
    </message>
</context>
<context>
    <name>decidesk::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Envoyer le message</translation>
    </message>
    <message>
        <source>Earlier messages, in the empty message field</source>
        <translation>Messages précédents, dans le champ de message vide</translation>
    </message>
    <message>
        <source>Log in, in the list of accounts</source>
        <translation>Se connecter, dans la liste des comptes</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: close this dialog</extracomment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Action</source>
        <extracomment>Heading: what a key does</extracomment>
        <translation>Action</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>Aller à la ligne dans le message</translation>
    </message>
    <message>
        <source>Back to your draft</source>
        <translation>Revenir à votre brouillon</translation>
    </message>
</context>
<context>
    <name>decidesk::StateText</name>
    <message>
        <source>Offline</source>
        <extracomment>State of a session</extracomment>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <extracomment>State of a session</extracomment>
        <translation>Connexion au serveur…</translation>
    </message>
    <message>
        <source>Connected, not logged in</source>
        <extracomment>State of a session</extracomment>
        <translation>Connecté, non identifié</translation>
    </message>
    <message>
        <source>Registering…</source>
        <extracomment>State of a session</extracomment>
        <translation>Inscription…</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <extracomment>State of a session</extracomment>
        <translation>Ouverture de la session…</translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>State of a session</extracomment>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Deciding…</source>
        <extracomment>State of a session</extracomment>
        <translation>Décision en cours…</translation>
    </message>
    <message>
        <source>Disconnecting…</source>
        <extracomment>State of a session</extracomment>
        <translation>Déconnexion…</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s</source>
        <extracomment>State of a session; %1 counts down the seconds</extracomment>
        <translation>Reconnexion dans %1&#xa0;s</translation>
    </message>
    <message>
        <source>Idle</source>
        <extracomment>State of a session: the server closed the unused connection, the next question opens one</extracomment>
        <translation>En veille</translation>
    </message>
</context>
<context>
    <name>decidesk::TesterTools</name>
    <message>
        <source>&amp;Traffic</source>
        <extracomment>Menu entry: show or hide the list of frames; &amp; is before its mnemonic</extracomment>
        <translation>&amp;Trafic</translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <extracomment>Menu entry: show or hide the raw messages; &amp; is before its mnemonic</extracomment>
        <translation>C&amp;onsole</translation>
    </message>
    <message>
        <source>T&amp;ester&apos;s tools</source>
        <extracomment>Menu entry: show or hide Traffic and Console; &amp; is before its mnemonic</extracomment>
        <translation>Outils de t&amp;est</translation>
    </message>
</context>
<context>
    <name>decidesk::TimeText</name>
    <message>
        <source>Today</source>
        <extracomment>Day separator in a conversation</extracomment>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <extracomment>Day separator in a conversation</extracomment>
        <translation>Hier</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A duration in milliseconds</extracomment>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds</extracomment>
        <translation>%1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>decidesk::TrafficDock</name>
    <message>
        <source>Export traffic</source>
        <translation>Exporter le trafic</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Traffic tool with a filter: %1 of %2 frames and events in view</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <extracomment>Traffic tool: %1 frames and events in view</extracomment>
        <translation>Entrées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Rien ne correspond au filtre.</translation>
    </message>
    <message>
        <source>Traffic</source>
        <extracomment>Title of the tool that shows every frame and event of the connections</extracomment>
        <translation>Trafic</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>Field above the traffic table: only rows with this text are shown</extracomment>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Clear</source>
        <extracomment>Button: forgets all frames and events</extracomment>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>Button: writes the frames and events to a file</extracomment>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Frame</source>
        <extracomment>Text below the traffic table: the chosen frame in full</extracomment>
        <translation>Trame</translation>
    </message>
    <message>
        <source>Choose a row to read the whole frame here.</source>
        <translation>Choisissez une ligne pour lire ici la trame entière.</translation>
    </message>
    <message>
        <source>Reveal secrets</source>
        <extracomment>Button that stays down: shows keys, checksums and tokens in the frame below the table</extracomment>
        <translation>Révéler les secrets</translation>
    </message>
    <message>
        <source>Exported to %2. Entries: %1. Secrets are hidden.</source>
        <extracomment>%1 is a number of frames and events, %2 a file name</extracomment>
        <translation>Exporté vers %2. Entrées&#xa0;: %1. Les secrets y sont masqués.</translation>
    </message>
    <message>
        <source>Paused at %1, %2 new</source>
        <extracomment>Traffic tool while paused: %1 frames and events in view, %2 came since</extracomment>
        <translation>En pause à %1, nouvelles&#xa0;: %2</translation>
    </message>
    <message>
        <source>No traffic yet. Every frame and event will appear here.</source>
        <translation>Aucun trafic pour l’instant. Trames et événements s’afficheront ici.</translation>
    </message>
    <message>
        <source>Deletes all frames and events</source>
        <translation>Supprime toutes les trames et tous les événements</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>Button that stays down: no new rows while it is down</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Adds no new rows while pressed; nothing is lost</source>
        <translation>N’ajoute aucune ligne tant que ce bouton reste enfoncé&#x202f;; rien n’est perdu</translation>
    </message>
    <message>
        <source>Saves the rows in view to a file, with secrets hidden</source>
        <translation>Enregistre les lignes affichées dans un fichier, secrets masqués</translation>
    </message>
    <message>
        <source>Shows API keys, checksums and tokens in the frame below while pressed; exports still hide them</source>
        <translation>Affiche les clés d’API, les clés secrètes et les jetons dans la trame ci-dessous tant que ce bouton est enfoncé&#x202f;; l’export les masque toujours</translation>
    </message>
</context>
<context>
    <name>decidesk::TrafficModel</name>
    <message>
        <source>sent</source>
        <extracomment>Traffic table: the direction of a frame that we sent</extracomment>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>received</source>
        <extracomment>Traffic table: the direction of a frame that came</extracomment>
        <translation>reçu</translation>
    </message>
    <message>
        <source>event</source>
        <extracomment>Traffic table: in place of a direction, something that happened to the connection</extracomment>
        <translation>événement</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>Size of a frame in bytes; %1 is a number such as 1,234</extracomment>
        <translation>%1&#xa0;o</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>Time between a request and its reply in milliseconds; %1 is a number such as 1,234</extracomment>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Column of the traffic table: the time of day, to the millisecond</extracomment>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Connection</source>
        <extracomment>Column of the traffic table: which account or tool a frame belongs to</extracomment>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Direction</source>
        <extracomment>Column of the traffic table: sent, received, or an event</extracomment>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Action or event</source>
        <extracomment>Column of the traffic table: the action of a frame or the name of an event</extracomment>
        <translation>Action ou événement</translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>Column of the traffic table: the size of a frame in bytes</extracomment>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Latency</source>
        <extracomment>Column of the traffic table: the time between a request and its reply</extracomment>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Text</source>
        <extracomment>Column of the traffic table: the frame itself, secrets hidden</extracomment>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>decidesk::TransferProgress</name>
    <message>
        <source>Progress</source>
        <extracomment>Name of a progress bar</extracomment>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: give up the export or import</extracomment>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>decidesk::TransferText</name>
    <message>
        <source>Nothing was exported.</source>
        <translation>Rien n’a été exporté.</translation>
    </message>
    <message>
        <source>Nothing was exported: the folder does not exist. Choose another one.</source>
        <translation>Rien n’a été exporté&#xa0;: le dossier n’existe pas. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Nothing was exported, and nothing overwritten: you may not write there. Choose another folder.</source>
        <translation>Rien n’a été exporté ni écrasé&#xa0;: vous n’avez pas le droit d’écrire à cet endroit. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Nothing was exported, and nothing overwritten: the disk is full. Make room, or choose another folder.</source>
        <translation>Rien n’a été exporté ni écrasé&#xa0;: le disque est plein. Faites de la place ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Nothing was exported, and nothing overwritten: the file could not be written. Try another folder.</source>
        <translation>Rien n’a été exporté ni écrasé&#xa0;: le fichier n’a pas pu être écrit. Essayez un autre dossier.</translation>
    </message>
    <message>
        <source>Nothing was imported: the file could not be read.</source>
        <translation>Rien n’a été importé&#xa0;: le fichier n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Nothing was imported: this file was not made by “Export everything”.</source>
        <translation>Rien n’a été importé&#xa0;: ce n’est pas un fichier écrit par «&#xa0;Exporter tout&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing was imported: the file was written by a newer Decidesk (%1). Import it with that version.</source>
        <translation>Rien n’a été importé&#xa0;: le fichier a été écrit par une version plus récente de Decidesk (%1). Importez-le avec cette version.</translation>
    </message>
    <message>
        <source>Nothing was imported: line %1 of the file is damaged.</source>
        <translation>Rien n’a été importé&#xa0;: la ligne %1 du fichier est endommagée.</translation>
    </message>
    <message>
        <source>Nothing was imported: line %1 of the file is too long.</source>
        <translation>Rien n’a été importé&#xa0;: la ligne %1 du fichier est trop longue.</translation>
    </message>
    <message>
        <source>Nothing was imported: the file is not complete. Its end is missing.</source>
        <translation>Rien n’a été importé&#xa0;: le fichier est incomplet. Il manque la fin.</translation>
    </message>
    <message>
        <source>Nothing was imported: this profile has accounts or conversations already. Start Decidesk with --profile and a new name, and import there.</source>
        <translation>Rien n’a été importé&#xa0;: ce profil contient déjà des comptes ou des conversations. Lancez Decidesk avec --profile et un nouveau nom, puis importez-y le fichier.</translation>
    </message>
    <message>
        <source>Nothing was imported: the conversations could not be stored. Check that the disk is not full, then try again.</source>
        <translation>Rien n’a été importé&#xa0;: les conversations n’ont pas pu être enregistrées. Vérifiez que le disque n’est pas plein, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing was imported: the accounts could not be stored. Check that the disk is not full, then try again.</source>
        <translation>Rien n’a été importé&#xa0;: les comptes n’ont pas pu être enregistrés. Vérifiez que le disque n’est pas plein, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing was exported: there is already a folder with that name. Choose another name for the file.</source>
        <translation>Rien n’a été exporté&#xa0;: un dossier porte déjà ce nom. Choisissez un autre nom pour le fichier.</translation>
    </message>
</context>
<context>
    <name>decidesk::WholeMessageDialog</name>
    <message>
        <source>Part %1 of %2</source>
        <extracomment>%1 and %2 are numbers: where the reader is in a long message</extracomment>
        <translation>Partie %1 sur %2</translation>
    </message>
    <message>
        <source>Whole message</source>
        <translation>Message entier</translation>
    </message>
    <message>
        <source>Message text</source>
        <extracomment>Name of the text in the dialog &quot;Whole message&quot;</extracomment>
        <translation>Texte du message</translation>
    </message>
    <message>
        <source>Previous part</source>
        <extracomment>Button: the part of a long message before this one</extracomment>
        <translation>Partie précédente</translation>
    </message>
    <message>
        <source>Next part</source>
        <extracomment>Button: the part of a long message after this one</extracomment>
        <translation>Partie suivante</translation>
    </message>
    <message>
        <source>Copy all</source>
        <extracomment>Button: copies the whole message</extracomment>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button of a dialog</extracomment>
        <translation>Fermer</translation>
    </message>
</context>
</TS>
