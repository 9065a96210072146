/** Everything a person reads on the Worker's own pages. Sentences, never glued fragments. */
const en = {
  signInTitle: "Sign in to Vigie",
  email: "E-mail address",
  password: "Password",
  signIn: "Sign in",
  companySignIn: "Sign in with your company account",
  or: "or",
  noWay: "No way to sign in is set up at this address. Ask whoever runs your organization's Vigie.",
  wrongPassword: "This address and password do not match. Nothing was changed; check both and try again.",
  tooManyAttempts: "Too many attempts. Wait a minute, then try again. Your account is not blocked.",
  notMember:
    "Your company account was recognised, but nobody has added it to Vigie here. Ask your administrator to add this e-mail address.",
  providerFailed:
    "Your company's sign-in did not answer or refused. Nothing was changed; try again in a moment.",
  signedInTitle: "You are signed in",
  signedIn: (name: string) =>
    `You are signed in as ${name}. Go back to the extension and choose “Sign in” there.`,
  consentTitle: "Allow this extension?",
  consentAs: (name: string, email: string) => `You are ${name} (${email}).`,
  consentExtension: (id: string) => `The extension Vigie (${id}) asks to:`,
  consentRead: "see the customers, classes and figures that your role lets you see;",
  consentAct: "send what you decide or report in it, under your name;",
  consentKeep: "keep an encrypted connection on this device for 30 days. You can end it at any time.",
  consentOrganization: "Organization",
  allow: "Allow",
  cancel: "Cancel",
  noOrganizationTitle: "You belong to no organization here",
  noOrganization: "Your account exists, but it was removed from the organization. Ask your administrator.",
  refusedTitle: "This request was refused",
  refused:
    "The extension that opened this page is not one that may sign in here, or its request is incomplete. Nothing was sent to it. Whoever runs your organization's Vigie can add its id to EXTENSION_IDS.",
  proofFailedTitle: "Your identity was not confirmed",
  proofNotAnew:
    "Your company's sign-in did not say that it asked you anew. Nothing was decided; close this window and try again. If it happens each time, ask whoever runs it to put the time of sign-in (auth_time) into its tokens.",
  proofTooLate: "This took too long. Nothing was decided; close this window and try again.",
  changePassword: "Change my password",
  passwordTitle: "Change your password",
  passwordIntro: "Once it is changed, every device is signed out: sign in again in the extension.",
  oldPassword: "Password until now",
  newPasswordAgain: "New password once more",
  passwordChange: "Change the password",
  passwordDoneTitle: "Your password is changed",
  passwordDone:
    "Every device was signed out. Go back to the extension and sign in with the new password; this page can be closed.",
  passwordsDiffer: "The two new passwords are not the same. Nothing was changed; type them again.",
  passwordUnfit:
    "The new password must have 12 to 200 characters and differ from the one before. Nothing was changed; choose another.",
  noPassword:
    "Here everybody signs in with the company's account. Its password is changed there, not in Vigie.",
  setupTitle: "Set up Vigie",
  setupIntro: "Create your organization and its first administrator. This works once.",
  setupSecret: "Setup secret of this deployment",
  setupSecretHint: "It was chosen when Vigie was deployed (SETUP_SECRET).",
  organizationName: "Organization",
  siren: "SIREN (9 digits, optional)",
  name: "Your name",
  newPassword: "Password (12 characters or more)",
  setupCreate: "Create the organization",
  setupDoneTitle: "Vigie is set up",
  setupDone:
    "Your organization exists and you are its administrator. Open the extension, enter this address, and sign in:",
  setupAlready: "An organization exists here already. Nothing was changed.",
  setupWrongSecret: "This is not the setup secret of this deployment. Nothing was created.",
  setupInvalid: "Something is missing or too short. Nothing was created; check the fields.",
};

export type Words = typeof en;

const fr: Words = {
  signInTitle: "Se connecter à Vigie",
  email: "Adresse e-mail",
  password: "Mot de passe",
  signIn: "Se connecter",
  companySignIn: "Se connecter avec le compte de l’entreprise",
  or: "ou",
  noWay:
    "Aucun moyen de connexion n’est configuré à cette adresse. Adressez-vous à la personne qui gère le Vigie de votre organisation.",
  wrongPassword:
    "L’adresse et le mot de passe ne correspondent pas. Rien n’a été modifié ; vérifiez les deux et réessayez.",
  tooManyAttempts: "Trop d’essais. Patientez une minute puis réessayez. Votre compte n’est pas bloqué.",
  notMember:
    "Votre compte d’entreprise est reconnu, mais personne ne l’a ajouté à Vigie ici. Demandez à votre administrateur d’ajouter cette adresse e-mail.",
  providerFailed:
    "La connexion de votre entreprise n’a pas répondu ou a refusé. Rien n’a été modifié ; réessayez dans un instant.",
  signedInTitle: "Vous êtes connecté",
  signedIn: (name) =>
    `Vous êtes connecté en tant que ${name}. Revenez à l’extension et choisissez « Se connecter ».`,
  consentTitle: "Autoriser cette extension ?",
  consentAs: (name, email) => `Vous êtes ${name} (${email}).`,
  consentExtension: (id) => `L’extension Vigie (${id}) demande à :`,
  consentRead: "voir les clients, les classes et les montants que votre rôle vous permet de voir ;",
  consentAct: "transmettre en votre nom ce que vous y décidez ou signalez ;",
  consentKeep:
    "garder une connexion chiffrée sur cet appareil pendant 30 jours. Vous pouvez y mettre fin à tout moment.",
  consentOrganization: "Organisation",
  allow: "Autoriser",
  cancel: "Annuler",
  noOrganizationTitle: "Vous n’appartenez à aucune organisation ici",
  noOrganization:
    "Votre compte existe, mais il a été retiré de l’organisation. Adressez-vous à votre administrateur.",
  refusedTitle: "Cette demande a été refusée",
  refused:
    "L’extension qui a ouvert cette page n’est pas autorisée à se connecter ici, ou sa demande est incomplète. Rien ne lui a été transmis. La personne qui gère le Vigie de votre organisation peut ajouter son identifiant à EXTENSION_IDS.",
  proofFailedTitle: "Votre identité n’est pas confirmée",
  proofNotAnew:
    "La connexion de votre entreprise n’indique pas qu’elle vous a redemandé votre identité. Rien n’a été décidé ; fermez cette fenêtre et réessayez. Si cela se répète, demandez à la personne qui la gère d’ajouter l’heure de connexion (auth_time) à ses jetons.",
  proofTooLate: "C’était trop long. Rien n’a été décidé ; fermez cette fenêtre et réessayez.",
  changePassword: "Changer mon mot de passe",
  passwordTitle: "Changer votre mot de passe",
  passwordIntro:
    "Après le changement, tous les appareils sont déconnectés : reconnectez-vous ensuite dans l’extension.",
  oldPassword: "Mot de passe actuel",
  newPasswordAgain: "Nouveau mot de passe, encore une fois",
  passwordChange: "Changer le mot de passe",
  passwordDoneTitle: "Votre mot de passe est changé",
  passwordDone:
    "Tous les appareils ont été déconnectés. Revenez à l’extension et connectez-vous avec le nouveau mot de passe ; cette page peut être fermée.",
  passwordsDiffer:
    "Les deux nouveaux mots de passe ne sont pas identiques. Rien n’a été modifié ; saisissez-les à nouveau.",
  passwordUnfit:
    "Le nouveau mot de passe doit compter de 12 à 200 caractères et différer de l’actuel. Rien n’a été modifié ; choisissez-en un autre.",
  noPassword:
    "Ici, tout le monde se connecte avec le compte de l’entreprise. Son mot de passe se change là-bas, pas dans Vigie.",
  setupTitle: "Installer Vigie",
  setupIntro: "Créez votre organisation et son premier administrateur. Cela ne fonctionne qu’une fois.",
  setupSecret: "Secret d’installation de ce déploiement",
  setupSecretHint: "Il a été choisi au déploiement de Vigie (SETUP_SECRET).",
  organizationName: "Organisation",
  siren: "SIREN (9 chiffres, facultatif)",
  name: "Votre nom",
  newPassword: "Mot de passe (12 caractères ou plus)",
  setupCreate: "Créer l’organisation",
  setupDoneTitle: "Vigie est installé",
  setupDone:
    "Votre organisation existe et vous en êtes l’administrateur. Ouvrez l’extension, saisissez cette adresse et connectez-vous :",
  setupAlready: "Une organisation existe déjà ici. Rien n’a été modifié.",
  setupWrongSecret: "Ce n’est pas le secret d’installation de ce déploiement. Rien n’a été créé.",
  setupInvalid: "Un champ manque ou est trop court. Rien n’a été créé ; vérifiez la saisie.",
};

export const WORDS = { fr, en };
export type Language = keyof typeof WORDS;

/** The language a browser prefers of those we have: `Accept-Language` in its order of preference, English when none fits. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(/;\s*q=/);
      return {
        language: tag.slice(0, 2).toLowerCase(),
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .sort((one, other) => other.quality - one.quality)
    .find(({ language }) => language === "fr" || language === "en");
  return wanted?.language === "fr" ? "fr" : "en";
}
