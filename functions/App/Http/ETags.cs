using System.Security.Cryptography;

namespace Loyalty.App.Http;

/// <summary>
/// A body's ETag, and whether the reader has it (RFC 9110, 13.1.2: any listed, compared weakly, or <c>*</c>).
/// </summary>
public static class ETags
{
    public static string Of(ReadOnlySpan<byte> body) =>
        '"' + Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12)) + '"';

    public static bool IsKnown(HttpRequest request, string etag) =>
        request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries)
            .Any(known => known == "*"
                || (known.StartsWith("W/", StringComparison.Ordinal) ? known[2..] : known) == etag);
}
