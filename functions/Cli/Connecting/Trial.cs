using System.Text;
using System.Text.Json;
using Loyalty.Cli.Shops;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// Sends the test delivery to the public address, as the platform would, and again for twice the patience given: an
/// instance may take most of a minute to learn of a secret. Then asks the app what arrived.
/// </summary>
public static class Trial
{
    public static async Task<TestDelivery> Of(Asked asked, Link link, string secret)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
        using var progress = Progress.OnTerminal(Console.Error);
        var until = DateTime.UtcNow + (2 * asked.Patience);
        for (var pause = TimeSpan.FromSeconds(0.5); ; pause = TimeSpan.FromSeconds(3))
        {
            progress.Say($"a test delivery to {link.Webhook}");
            var (isTaken, answer) = await Send(client, link, secret, asked.Stop);
            if (isTaken || DateTime.UtcNow + pause > until)
            {
                var last = await Last(asked, link.Storefront);
                return new TestDelivery(
                    isTaken,
                    isTaken ? answer : last?.LastRejected is { } rejected
                        ? $"{answer}, {rejected.Reason}: {Arrivals.Advice(rejected.Reason)}" : answer,
                    isTaken ? last?.LastAccepted?.At : null);
            }

            await Task.Delay(pause, asked.Stop);
        }
    }

    private static async Task<(bool IsTaken, string Answer)> Send(
        HttpClient client, Link link, string secret, CancellationToken stop)
    {
        var order = TestOrder.Of(link.Storefront, secret, DateTimeOffset.UtcNow);
        using var request = new HttpRequestMessage(HttpMethod.Post, link.Webhook)
        {
            Content = new StringContent(order.Body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in order.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await client.SendAsync(request, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            var status = Plain.Number($"{(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode
                ? Field(text, "outcome") is { } outcome ? (true, outcome) : (false, $"{status}, but not from the app")
                : (false, Field(text, "code") is { } code ? $"{status} {code}" : $"{status}, but not from the app");
        }
        catch (Exception away) when (away is HttpRequestException
            || (away is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return (false, $"nobody answers: {away.GetBaseException().Message}");
        }
    }

    private static async Task<LastOfStorefront?> Last(Asked asked, string storefront)
    {
        var all = await asked.Api.Get(asked.Route("deliveries"), CliText.Default.LastDeliveries, asked.Stop);
        return all.Storefronts.FirstOrDefault(one => one.Storefront == storefront);
    }

    private static string? Field(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
