using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Loyalty.App.Http;

/// <summary>
/// How much a reader wants a content coding (RFC 9110, 12.5.3): 0 is not at all. What is not named is not taken, but
/// for the bytes as they are, which everybody takes who does not say otherwise.
/// </summary>
public sealed class AcceptEncoding
{
    public const string Identity = "identity";

    private readonly IList<StringWithQualityHeaderValue> wanted;

    private AcceptEncoding(IList<StringWithQualityHeaderValue> wanted) => this.wanted = wanted;

    /// <summary>What cannot be read of it is left out.</summary>
    public static AcceptEncoding Of(HttpRequest request) =>
        new(StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var wanted) ? wanted : []);

    public double Weight(string coding) =>
        Named(coding) ?? Named("*") ?? (coding == Identity ? double.Epsilon : 0);

    private double? Named(StringSegment coding)
    {
        foreach (var one in wanted)
        {
            if (one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                return one.Quality ?? 1;
            }
        }

        return null;
    }
}
