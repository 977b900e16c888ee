using System.Buffers;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Keys as they stand in an address: quotes doubled (OData), everything but RFC 3986's unreserved characters
/// percent-encoded as UTF-8. A lone surrogate is refused, for it would name another row.
/// </summary>
internal static class Keys
{
    private const int LongestOnStack = 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>The address of a row: <c>{table}(PartitionKey='…',RowKey='…')</c>.</summary>
    public static string AddressOf(string table, string partitionKey, string rowKey) =>
        string.Concat(
            string.Concat(table, "(PartitionKey='", Escape(partitionKey)),
            "',RowKey='",
            Escape(rowKey),
            "')");

    /// <summary>A value of a query (quotes stay single) as it stands in an address.</summary>
    public static string EscapeQuery(string text) => Escape(text, doubleQuotes: false);

    public static void Write(BodyBuffer body, string key)
    {
        var most = MostBytes(key);
        body.Advance(Encode(key, body.GetSpan(most), doubleQuotes: true));
    }

    private static string Escape(string text, bool doubleQuotes = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
        {
            return text;
        }

        var most = MostBytes(text);
        var rented = most > LongestOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> encoded = rented is null ? stackalloc byte[LongestOnStack] : rented;
        var escaped = Encoding.ASCII.GetString(encoded[..Encode(text, encoded, doubleQuotes)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return escaped;
    }

    // A UTF-16 unit is at most three bytes of UTF-8, each at most "%27%27" (a doubled quote).
    private static int MostBytes(string text) => checked(text.Length * 9);

    private static int Encode(string text, Span<byte> target, bool doubleQuotes)
    {
        var most = checked(text.Length * 3);
        var rented = most > LongestOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> utf8 = rented is null ? stackalloc byte[LongestOnStack] : rented;
        var at = 0;
        foreach (var octet in utf8[..Strict.GetBytes(text, utf8)])
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                target[at++] = octet;
                continue;
            }

            at += Percent(octet, target[at..]);
            if (octet == '\'' && doubleQuotes)
            {
                at += Percent(octet, target[at..]);
            }
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return at;
    }

    private static int Percent(byte octet, Span<byte> target)
    {
        var digits = "0123456789ABCDEF"u8;
        target[0] = (byte)'%';
        target[1] = digits[octet >> 4];
        target[2] = digits[octet & 15];
        return 3;
    }
}
