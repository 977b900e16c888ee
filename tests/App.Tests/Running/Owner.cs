using System.Text;
using Loyalty;
using Loyalty.App.Tables;

namespace App.Tests.Running;

/// <summary>A shop's owner at the owner's door.</summary>
public sealed class Owner(HttpClient client, string shop, string? key)
{
    /// <summary>The first page of the range a customer is in.</summary>
    public Task<Reply> Verifies(string customer) => Verifies("?range=" + RangeOf(customer), HttpMethod.Get);

    public Task<Reply> Verifies(string query, HttpMethod method, params (string Name, string Value)[] headers) =>
        Asks(method, "/ledger/verify" + query, null, headers);

    public Task<Reply> Sees(string path = "") => Asks(HttpMethod.Get, path);

    public Task<Reply> Posts(string path, string body, params (string Name, string Value)[] headers) =>
        Asks(HttpMethod.Post, path, body, headers);

    public Task<Reply> Puts(string path, string body, params (string Name, string Value)[] headers) =>
        Asks(HttpMethod.Put, path, body, headers);

    /// <summary>Gives points, or takes some, under a key of its own unless one is given.</summary>
    public Task<Reply> Adjusts(string customer, long points, string? idempotencyKey = null, string query = "") => Posts(
        "/adjustments" + query,
        $$"""{"customer":"{{customer}}","points":{{points}},"reason":"goodwill","note":"late parcel"}""",
        ("Idempotency-Key", idempotencyKey ?? Guid.NewGuid().ToString()));

    /// <summary>Something of the shop's, by a path behind it.</summary>
    public Task<Reply> Asks(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        Deployments(method, "/shops/" + shop + path, body, headers);

    /// <summary>Something of the deployment's.</summary>
    public Task<Reply> Deployments(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, "/api/admin" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in key is null ? headers : headers.Append(("Authorization", "Bearer " + key)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Reply.To(client.SendAsync(request));
    }

    public static string RangeOf(string customer) =>
        Keys.Partition("any", CustomerId.Parse(customer)!.Value).Split('|')[1];
}
