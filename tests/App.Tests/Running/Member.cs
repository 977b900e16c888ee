using System.Text;
using System.Text.Json.Nodes;
using World;

namespace App.Tests.Running;

/// <summary>A customer at the shop's pages, with a token made as the documentation says.</summary>
public sealed class Member(HttpClient client, string shop, string customer, string key = MemberToken.DemoKey)
{
    public string Customer { get; } = customer;

    /// <summary>The storefront's own id, without its name.</summary>
    public string Id => Customer[(Customer.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public Sale Buys(decimal amount, string currency = "EUR", string? id = null) =>
        Sales.Of(
            Customer[..Customer.IndexOf(':', StringComparison.Ordinal)], id ?? Any.Number(), Id, amount, currency);

    public Task<Reply> Sees(string path = "", params (string Name, string Value)[] headers) =>
        Ask(HttpMethod.Get, path, Token(), null, headers);

    public async Task<long> Balance() => (long)(await Sees()).Json["points"]!["balance"]!;

    /// <summary>The newest entries, newest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> Entries(int limit = 100) =>
        [.. (await Sees($"/entries?limit={limit}")).Json["entries"]!.AsArray().Select(entry => entry!.AsObject())];

    public Task<Reply> Joins(string idempotencyKey, string body = """{"terms":1}""") =>
        Ask(HttpMethod.Post, "/join", Token(), body, [("Idempotency-Key", idempotencyKey)]);

    /// <summary>Chooses otherwise.</summary>
    public Task<Reply> Patches(string body, string type = "application/json") =>
        Send(HttpMethod.Patch, "", Token(), new StringContent(body, Encoding.UTF8, type));

    public Task<Reply> Ask(
        HttpMethod method,
        string path,
        string? token,
        string? body = null,
        params (string Name, string Value)[] headers) =>
        Send(
            method,
            path,
            token,
            body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
            headers);

    private Task<Reply> Send(
        HttpMethod method,
        string path,
        string? token,
        HttpContent? content,
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, $"/api/shops/{shop}/member{path}") { Content = content };

        foreach (var (name, value) in token is null ? headers : headers.Append(("Authorization", "Bearer " + token)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, value)
                || content?.Headers.TryAddWithoutValidation(name, value) is true;
        }

        return Reply.To(client.SendAsync(request));
    }

    public string Token(int seconds = 900, string? forShop = null) =>
        MemberToken.Of(forShop ?? shop, Customer, key, DateTimeOffset.UtcNow.AddSeconds(seconds));
}
