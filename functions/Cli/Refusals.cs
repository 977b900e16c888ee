namespace Loyalty.Cli;

/// <summary>What to do next, for each code that the app refuses a command with.</summary>
public static class Refusals
{
    public static CouldNotException Of(
        string code, string title, string? trace = null, IReadOnlyList<FlawLine>? flaws = null) =>
        new(
            code,
            title,
            code == "internal_error" ? $"It is a bug. Look up the trace {trace} in the app’s log." : For(code))
        {
            Flaws = flaws ?? [],
        };

    public static string For(string code) => code switch
    {
        "owner_key_missing" or "owner_key_wrong" =>
            $"Set {Settings.OwnerKeyName} to the deployment’s key or the shop’s own, or give it with --key.",
        "staff_key_limited" =>
            $"It only finds members, without entries: member show --limit 0. Else set {Settings.OwnerKeyName}.",
        "shop_unknown" => "Check --shop, and with --url that this is the right deployment.",
        "shop_exists" => "Take another id, or look at that shop: loyalty shop show.",
        "storefront_unknown" => "The shop is not connected to it: loyalty shop connect.",
        "storefront_overlaps" => "Connect only one of them, or say --own-sales where each has sales of its own.",
        "access_refused" => "Check the address, the key and its rights: docs/rewards.md says which.",
        "reward_unknown" => "Name a reward of the program that is fulfilled by a pool: loyalty rewards list.",
        "member_unknown" => "Name the customer by storefront, colon and id, like shopify:7001.",
        "delivery_unknown" => "It was replayed or has been kept its 30 days: loyalty quarantine list.",
        "points_insufficient" => "Take at most what is there: loyalty member show.",
        "idempotency_key_reused" => "Take another --idempotency-key: this one was for something else.",
        "program_invalid" => "Mend the places named, and check again: loyalty program check.",
        "program_changed" => "Someone else has put a program since: look with loyalty program diff, then put again.",
        "program_in_force" => "It stays: put another version instead (loyalty program put).",
        "storage_unavailable" => "The app’s storage is away or too busy. Repeating is safe: try again later.",
        "too_many_requests" => "Try again later.",
        "bad_parameter" or "bad_json" or "body_too_large" => "Look at the command’s --help for what it takes.",
        "not_found" or "method_not_allowed" => "The app is older than this command: update it.",
        _ => "Look it up in docs/openapi.yaml.",
    };
}
