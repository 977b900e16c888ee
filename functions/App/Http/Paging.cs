using System.Globalization;

namespace Loyalty.App.Http;

/// <summary>Where a page begins and how long it is, as a request says it; each once, or not at all.</summary>
public static class Paging
{
    public const int UsualLimit = 20;

    public const int MostLimit = 100;

    /// <summary>A whole number from 1; 0 where it is not given, null where it is something else.</summary>
    public static long? Number(HttpRequest request, string name, long most) =>
        request.Query[name] is not [{ } text] ? (request.Query[name].Count == 0 ? 0 : null)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            && number <= most
            ? number
            : null;

    /// <summary>How many lines a page has; null where what is asked for is no such number.</summary>
    public static int? Limit(HttpRequest request) =>
        Number(request, "limit", MostLimit) is { } limit ? (limit == 0 ? UsualLimit : (int)limit) : null;

    /// <summary>A place of the right form; empty where it is not given, null where it is something else.</summary>
    public static string? Place(HttpRequest request, string name, Func<string, bool> isPlace) =>
        request.Query[name] is not [{ } text] ? (request.Query[name].Count == 0 ? "" : null)
        : isPlace(text) ? text
        : null;

    /// <summary>The first lines of many, and whether there are more.</summary>
    public static async Task<(IReadOnlyList<T> Lines, bool HasMore)> First<T>(
        this IAsyncEnumerable<T> all, int limit, CancellationToken cancellation)
    {
        var lines = new List<T>(limit);
        await foreach (var line in all.WithCancellation(cancellation))
        {
            if (lines.Count == limit)
            {
                return (lines, true);
            }

            lines.Add(line);
        }

        return (lines, false);
    }
}
