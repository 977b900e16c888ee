using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Signs each try with Shared Key Lite for tables: HMAC-SHA256 over the date and the canonical resource (Microsoft
/// Learn, "Authorize with Shared Key"). No operation here has a <c>comp</c> parameter, the only one that is signed.
/// </summary>
internal sealed class SharedKeyPolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    private const int LongestOnStack = 1024;

    // OpenSSL takes longer to set up an HMAC than to compute it, so each thread keeps one for the key it used last.
    [ThreadStatic]
    private static Signer? kept;

    private readonly string scheme = $"SharedKeyLite {credential.AccountName}:";
    private readonly string account = "\n/" + credential.AccountName;
    private Date date = new(0, string.Empty);

    public override void OnSendingRequest(HttpMessage message)
    {
        var now = Now();
        message.Request.Headers.SetValue("x-ms-date", now);
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, Sign(now, message.Request.Uri.Path));
    }

    private string Sign(string now, string path)
    {
        var most = Encoding.UTF8.GetMaxByteCount(now.Length + account.Length + path.Length);
        var text = most <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[most];
        var length = Encoding.UTF8.GetBytes(now, text);
        length += Encoding.UTF8.GetBytes(account, text[length..]);
        length += Encoding.UTF8.GetBytes(path, text[length..]);

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Of(credential.Key).Sign(text[..length], hash);
        Span<char> signature = stackalloc char[44];
        Convert.TryToBase64Chars(hash, signature, out _);
        return string.Concat(scheme, signature);
    }

    // A second's date is made once.
    private string Now()
    {
        var now = DateTimeOffset.UtcNow;
        var second = now.ToUnixTimeSeconds();
        var known = Volatile.Read(ref date);
        if (known.Second != second)
        {
            known = new Date(second, now.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
            Volatile.Write(ref date, known);
        }

        return known.Text;
    }

    private static Signer Of(byte[] key)
    {
        if (kept is null || !ReferenceEquals(kept.Key, key))
        {
            kept?.Dispose();
            kept = new Signer(key);
        }

        return kept;
    }

    private sealed record Date(long Second, string Text);

    private sealed class Signer(byte[] key) : IDisposable
    {
        private readonly IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

        public byte[] Key => key;

        public void Sign(ReadOnlySpan<byte> text, Span<byte> hash)
        {
            hmac.AppendData(text);
            hmac.GetHashAndReset(hash);
        }

        public void Dispose() => hmac.Dispose();
    }
}
