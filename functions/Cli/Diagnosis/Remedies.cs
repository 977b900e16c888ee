namespace Loyalty.Cli.Diagnosis;

/// <summary>What to do, for each code that a check may come with.</summary>
public static class Remedies
{
    public static string For(string code) => code switch
    {
        "unreachable" => "Check --url; start the app (make run), or look at it in the Azure portal.",
        "not_https" => "The owner’s key and members’ tokens travel readable: give the app an https address.",
        "tls_wrong" => "Its certificate is not believed: renew it, or check the host’s name.",
        "clock_apart" => "Signatures with a time in them fail beyond five minutes: set that clock, or this one.",
        "not_the_app" => "Something else answers there: check --url, and what stands before the app.",
        "not_ready" => "The app runs, and its storage does not answer: see storage below.",
        "contract_missing" => "The app is older than this command, or its files were not deployed whole.",
        "contract_differs" => "Command and app are of different versions: update the older one.",
        "webhook_swallowed" => "Something else answers webhooks: a firewall, a login page, or a wrong address.",
        "widget_missing" => "Its files were not deployed: build the widget, and deploy again.",
        "widget_closed" => "Something before the app takes its CORS headers away: let them through.",
        _ => OfTheApp(code),
    };

    private static string OfTheApp(string code) => code switch
    {
        "clock_off" => "The app’s clock and storage’s are far apart: that is the host’s to mend.",
        "storage_away" => "Storage does not answer: look at the storage account, and at LOYALTY_STORAGE.",
        "role_missing" => "Give the app’s identity the role Storage Table Data Contributor on its storage account.",
        "tables_missing" => "Not every table could be made yet: look at storage above; the app tries again by itself.",
        "encryption_key_wrong" => "Set LOYALTY_ENCRYPTION_KEY to the key that was set before; it may stand second.",
        "public_url_missing" => "Set LOYALTY_PUBLIC_URL to the address people reach the app at.",
        "public_url_insecure" => "Set LOYALTY_PUBLIC_URL to an https address.",
        "owner_key_missing" => $"Set {Settings.OwnerKeyName} of the app: without it no shop can be made.",
        "origins_missing" => "Say which pages may show points: loyalty shop set --origin.",
        "storefront_missing" => "Connect one: loyalty shop connect.",
        "nothing_arrived" => "Place a test order, or connect again: loyalty shop connect.",
        "delivery_rejected" => "Its secret is another one, most often: connect again, loyalty shop connect.",
        "words_missing" => "Write the program’s words in each of its languages: loyalty program show, then put.",
        "language_unknown" => "Members who speak it see the app’s own words in another language.",
        "quarantine_not_empty" => "Look at them: loyalty quarantine list; after an upgrade, loyalty quarantine replay.",
        _ => "Look it up in docs/openapi.yaml.",
    };
}
