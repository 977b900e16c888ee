using System.Net.Http.Headers;
using World;

namespace App.Tests.Running;

/// <summary>
/// A storefront that posts its deliveries over HTTP, signed by the demo's secrets.
/// </summary>
public sealed class Sender(HttpClient client)
{
    public Task<Reply> Send(Message message, string shop = "demo") => Post(message, shop, Signatures(message));

    /// <summary>A delivery with headers of the test's own choosing.</summary>
    public Task<Reply> Post(
        Message message,
        string shop,
        IEnumerable<(string Name, string Value)> headers,
        string? mediaType = "application/json")
    {
        var content = new ByteArrayContent(message.Body);
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/shops/{shop}/webhooks/{message.Storefront}")
        {
            Content = content,
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Reply.To(client.SendAsync(request));
    }

    public static (string Name, string Value)[] Signatures(Message message, DateTimeOffset? at = null) =>
        Signing.Headers(message, StorefrontKeys.Demo, Guid.NewGuid().ToString(), at ?? DateTimeOffset.UtcNow);
}
