using Microsoft.AspNetCore.Routing.Template;

namespace Loyalty.App.Http;

/// <summary>
/// Every address we answer, and by which methods. Routes are disjoint, for the Functions host tries them by the names
/// of their functions; what none of them takes falls to the catch-all, which tells 404 and 405 apart by this list.
/// </summary>
public static class Routes
{
    public const string Webhook = "api/shops/{shop}/webhooks/{storefront}";

    public const string Program = "api/shops/{shop}/program";

    public const string Member = "api/shops/{shop}/member";

    public const string Entries = "api/shops/{shop}/member/entries";

    public const string Export = "api/shops/{shop}/member/export";

    public const string Card = "api/shops/{shop}/member/card";

    public const string Join = "api/shops/{shop}/member/join";

    public const string Quote = "api/shops/{shop}/member/quote";

    public const string Redemptions = "api/shops/{shop}/member/redemptions";

    public const string Redemption = "api/shops/{shop}/member/redemptions/{id}";

    public const string Shops = "api/admin/shops";

    public const string Shop = "api/admin/shops/{shop}";

    public const string Storefront = "api/admin/shops/{shop}/storefronts/{storefront}";

    public const string Access = "api/admin/shops/{shop}/storefronts/{storefront}/access";

    public const string Rewards = "api/admin/shops/{shop}/rewards";

    public const string Codes = "api/admin/shops/{shop}/rewards/{reward}/codes";

    public const string Keys = "api/admin/shops/{shop}/keys";

    public const string Versions = "api/admin/shops/{shop}/program";

    public const string Members = "api/admin/shops/{shop}/members";

    public const string MembersEntries = "api/admin/shops/{shop}/members/entries";

    public const string Adjustments = "api/admin/shops/{shop}/adjustments";

    public const string Tiers = "api/admin/shops/{shop}/tiers";

    public const string Merges = "api/admin/shops/{shop}/merges";

    public const string UndoMerge = "api/admin/shops/{shop}/merges/{id}/undo";

    public const string OpenRedemptions = "api/admin/shops/{shop}/redemptions";

    public const string HandOver = "api/admin/shops/{shop}/redemptions/{id}/handover";

    public const string Revoke = "api/admin/shops/{shop}/redemptions/{id}/revoke";

    public const string Deliveries = "api/admin/shops/{shop}/deliveries";

    public const string Quarantine = "api/admin/shops/{shop}/quarantine";

    public const string Quarantined = "api/admin/shops/{shop}/quarantine/{id}";

    public const string Replay = "api/admin/shops/{shop}/quarantine/{id}/replay";

    public const string Acts = "api/admin/shops/{shop}/acts";

    public const string CheckUp = "api/admin/checkup";

    public const string ShopCheckUp = "api/admin/shops/{shop}/checkup";

    public const string VerifyLedger = "api/admin/shops/{shop}/ledger/verify";

    public const string OpenApi = "api/openapi.json";

    public const string ProgramSchema = "api/program.schema.json";

    public const string Health = "healthz";

    public const string Ready = "readyz";

    public const string Files = "{*path}";

    /// <summary>The methods of what is only read.</summary>
    public const string Reading = "GET, HEAD, OPTIONS";

    /// <summary>The methods of what is only done.</summary>
    public const string Doing = "POST, OPTIONS";

    public static IReadOnlyList<(string Route, string Methods)> All { get; } =
    [
        (Webhook, Doing),
        (Program, Reading),
        (Member, "GET, HEAD, PATCH, DELETE, OPTIONS"),
        (Entries, Reading),
        (Export, Reading),
        (Card, Reading),
        (Join, Doing),
        (Quote, Doing),
        (Redemptions, "GET, HEAD, POST, OPTIONS"),
        (Redemption, "DELETE, OPTIONS"),
        (Shops, "GET, HEAD, POST, OPTIONS"),
        (Shop, "GET, HEAD, PATCH, OPTIONS"),
        (Storefront, "PUT, DELETE, OPTIONS"),
        (Access, "PUT, DELETE, OPTIONS"),
        (Rewards, Reading),
        (Codes, Doing),
        (Keys, Doing),
        (Versions, "GET, HEAD, PUT, DELETE, OPTIONS"),
        (Members, Reading),
        (MembersEntries, Reading),
        (Adjustments, Doing),
        (Tiers, Doing),
        (Merges, Doing),
        (UndoMerge, Doing),
        (OpenRedemptions, Reading),
        (HandOver, Doing),
        (Revoke, Doing),
        (Deliveries, Reading),
        (Quarantine, Reading),
        (Quarantined, Reading),
        (Replay, Doing),
        (Acts, Reading),
        (CheckUp, Reading),
        (ShopCheckUp, Reading),
        (VerifyLedger, Reading),
        (OpenApi, Reading),
        (ProgramSchema, Reading),
        (Health, Reading),
        (Ready, Reading),
    ];

    /// <summary>Whether an address is the owner's, whose answers no other site's page may read.</summary>
    public static bool IsOwners(PathString path) =>
        path.StartsWithSegments("/api/admin", StringComparison.OrdinalIgnoreCase);

    private static readonly IReadOnlyList<(TemplateMatcher Matcher, string Methods)> Matchers =
        [.. All.Select(one => (new TemplateMatcher(TemplateParser.Parse(one.Route), []), one.Methods))];

    /// <summary>The methods an address takes; null where there is nothing.</summary>
    public static string? MethodsOf(PathString path) =>
        Matchers.FirstOrDefault(one => one.Matcher.TryMatch(path, [])).Methods;
}
