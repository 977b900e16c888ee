using Loyalty.App.Shops;

namespace Loyalty.App.Http;

/// <summary>
/// Which pages may read an answer. The program and the widget: every page. A member's points: only the shop's own
/// origins; no credentials ever, the token travels in a header.
/// </summary>
public static class Cors
{
    private const string Headers = "Authorization, Content-Type, Idempotency-Key, If-None-Match";

    /// <summary>The answer to a preflight on a public route, or null.</summary>
    public static Answer? PublicPreflight(HttpRequest request, string methods) =>
        HttpMethods.IsOptions(request.Method) ? Public(Preflight(methods)) : null;

    public static Answer Public(Answer answer) => answer.With("Access-Control-Allow-Origin", "*");

    /// <summary>A refusal that tells of nobody: every page may read it, but for the owner's addresses.</summary>
    public static Answer Refusal(HttpRequest request, Answer answer) =>
        Routes.IsOwners(request.Path) ? answer : Public(answer);

    /// <summary>Whether a page may speak for a member of this shop; no Origin is no page.</summary>
    public static bool Allows(Shop shop, HttpRequest request, string? publicOrigin)
    {
        if (request.Headers.Origin is not [{ Length: > 0 } origin])
        {
            return request.Headers.Origin.Count == 0;
        }

        return shop.Settings.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (publicOrigin is not null && origin.Equals(publicOrigin, StringComparison.OrdinalIgnoreCase))
            || (shop.Settings.AllowsLocalhost
                && Uri.TryCreate(origin, UriKind.Absolute, out var from)
                    && from is { Scheme: "http" or "https", IsLoopback: true });
    }

    public static Answer Member(HttpRequest request, Answer answer)
    {
        var origin = request.Headers.Origin.ToString();
        answer.With("Vary", "Origin");
        return origin.Length == 0
            ? answer
            : answer.With("Access-Control-Allow-Origin", origin).With(
                "Access-Control-Expose-Headers", "Content-Language");
    }

    public static Answer Preflight(string methods) => Answer.Empty(204)
        .With("Allow", methods)
        .With("Access-Control-Allow-Methods", methods)
        .With("Access-Control-Allow-Headers", Headers)
        .With("Access-Control-Max-Age", "86400");
}
