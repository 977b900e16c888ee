using System.Buffers;

namespace Loyalty.App.Http;

/// <summary>
/// A request's bytes, exactly as they came and never more than the limit: refused by Content-Length, or by our own
/// count.
/// </summary>
public static class RequestBody
{
    public const int MostBytes = 2 * 1024 * 1024;

    private static readonly object ReadBefore = new();

    /// <summary>
    /// The bytes; null where there are more than <paramref name="most"/>. The same for whoever reads them again.
    /// </summary>
    public static async ValueTask<byte[]?> Read(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.HttpContext.Items.TryGetValue(ReadBefore, out var known))
        {
            return (byte[])known!;
        }

        if (await ReadOnce(request, most, cancellation) is not { } bytes)
        {
            return null;
        }

        request.HttpContext.Items[ReadBefore] = bytes;
        return bytes;
    }

    private static async ValueTask<byte[]?> ReadOnce(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>JSON, or nothing said: some storefronts' proxies drop the header.</summary>
    public static bool IsJson(HttpRequest request)
    {
        var type = MediaType(request);
        return type.Length == 0
            || type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether it would have to be unpacked first, which nobody does here.</summary>
    public static bool IsPacked(HttpRequest request) => request.Headers.ContentEncoding.Any(coding =>
        !string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase));

    public static bool IsForm(HttpRequest request) =>
        MediaType(request).Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static string MediaType(HttpRequest request) => request.ContentType?.Split(';')[0].Trim() ?? "";
}
