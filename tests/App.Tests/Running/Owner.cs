using Loyalty;
using Loyalty.App.Tables;

namespace App.Tests.Running;

/// <summary>A shop's owner at the owner's door.</summary>
public sealed class Owner(HttpClient client, string shop, string? key)
{
    /// <summary>The first page of the range a customer is in.</summary>
    public Task<Reply> Verifies(string customer) => Verifies("?range=" + RangeOf(customer), HttpMethod.Get);

    public Task<Reply> Verifies(string query, HttpMethod method, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, $"/api/admin/shops/{shop}/ledger/verify{query}");
        foreach (var (name, value) in key is null ? headers : headers.Append(("Authorization", "Bearer " + key)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Reply.To(client.SendAsync(request));
    }

    public static string RangeOf(string customer) =>
        Keys.Partition("any", CustomerId.Parse(customer)!.Value).Split('|')[1];
}
