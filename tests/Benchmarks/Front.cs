using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>
/// A storefront and a shopper before the app's front doors: webhooks really signed, tokens really made, with the demo
/// shop's published secrets.
/// </summary>
internal sealed partial class Front(Uri app, string shop = "demo") : IDisposable
{
    /// <summary>The numbers order.json was written with.</summary>
    public const long FirstOrder = 8_200_000_000_001;
    public const long FirstMember = 7_000_000_001;

    /// <summary>A multiple of every number of clients.</summary>
    public const int Members = 1_024;

    private const long FirstLine = 9_100_000_000_001;
    private const string UpdatedAt = "2026-11-01T12:30:00+01:00";

    public static readonly string OrderText = ReadOrder();
    private static readonly byte[] WebhookSecret = "demo-shopify-secret"u8.ToArray();
    private static readonly byte[] MemberKey = "demo-member-key"u8.ToArray();

    private static long orders = FirstOrder;

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = app };

    public static int OrderBytes => Encoding.UTF8.GetByteCount(OrderText);

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static long Member(int number) => FirstMember + (number % Members);

    /// <summary>An order's number that no front has given before.</summary>
    public static long NewOrder() => Interlocked.Increment(ref orders);

    /// <summary>
    /// The points a paid order was answered with; null where it was refused. Each edition is a later state of it.
    /// </summary>
    public Task<long?> Award(long member, long order, int edition = 0) => Deliver(
        edition == 0 ? "orders/paid" : "orders/updated",
        OrderText.Replace(Text(FirstOrder), Text(order), StringComparison.Ordinal)
            .Replace(Text(FirstMember), Text(member), StringComparison.Ordinal)
            .Replace(UpdatedAt, Later(edition), StringComparison.Ordinal));

    /// <summary>Gives the order's first line back.</summary>
    public Task<long?> Refund(long order) => Deliver("refunds/create", $$"""
        {"id":{{Text(order + 1_000_000_000_000)}},"order_id":{{Text(order)}},
        "created_at":"2026-11-02T10:00:00Z","processed_at":"2026-11-02T10:00:00Z",
        "refund_line_items":[{"id":1,"line_item_id":{{Text(FirstLine)}},"quantity":1,"subtotal":12.90}],
        "order_adjustments":[],
        "transactions":[{"id":1,"kind":"refund","status":"success","amount":"12.90","currency":"NOK","test":false}]}
        """);

    /// <summary>The member's balance; null where it was refused.</summary>
    public async Task<long?> View(long member)
    {
        using var request = OfMember(HttpMethod.Get, member, "?lang=nb");
        using var document = await Answer(request);
        return document?.RootElement.GetProperty("points").GetProperty("balance").GetInt64();
    }

    public void Dispose() => http.Dispose();

    private string Token(long member)
    {
        var customer = Convert.ToBase64String(Encoding.UTF8.GetBytes("shopify:" + Text(member)))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var expires = Text(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 900);
        var signed = Encoding.UTF8.GetBytes($"v1.{shop}.{customer}.{expires}");
        return $"v1.{customer}.{expires}.{Convert.ToHexStringLower(HMACSHA256.HashData(MemberKey, signed))}";
    }

    private static string Later(int edition) =>
        DateTimeOffset.Parse(UpdatedAt, CultureInfo.InvariantCulture).AddSeconds(edition)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string ReadOrder()
    {
        using var reader = new StreamReader(typeof(Front).Assembly.GetManifestResourceStream("order.json")!);
        return reader.ReadToEnd();
    }

    private async Task<long?> Deliver(string topic, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/shops/{shop}/webhooks/shopify")
        {
            Content = new ByteArrayContent(bytes),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Shopify-Topic", topic);
        request.Headers.Add("X-Shopify-Shop-Domain", "demo.myshopify.example");
        request.Headers.Add("X-Shopify-Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043");
        request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(HMACSHA256.HashData(WebhookSecret, bytes)));
        using var document = await Answer(request);
        return document is null ? null
            : document.RootElement.TryGetProperty("points", out var points) ? points.GetInt64()
            : 0;
    }

    private async Task<JsonDocument?> Answer(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.OK
            ? JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync())
            : null;
    }
}
