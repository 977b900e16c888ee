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

    public const string Join = "api/shops/{shop}/member/join";

    public const string VerifyLedger = "api/admin/shops/{shop}/ledger/verify";

    public const string OpenApi = "api/openapi.json";

    public const string Health = "healthz";

    public const string Ready = "readyz";

    public const string Files = "{*path}";

    /// <summary>The methods of what is only read.</summary>
    public const string Reading = "GET, HEAD, OPTIONS";

    public static IReadOnlyList<(string Route, string Methods)> All { get; } =
    [
        (Webhook, "POST, OPTIONS"),
        (Program, Reading),
        (Member, Reading),
        (Entries, Reading),
        (Join, "POST, OPTIONS"),
        (VerifyLedger, Reading),
        (OpenApi, Reading),
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
