using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using World;

namespace Standins;

/// <summary>
/// A platform on this machine, on a free port: what it is asked, it answers as the real one would, and what is
/// registered with it, it sends to, signed. It is strict: what the real one refuses, it refuses.
/// </summary>
public abstract class Standin : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client = new();
    private int asked;

    protected Standin()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Answer);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>How many of the next requests are answered that it was asked too often.</summary>
    public int Busy { get; set; }

    /// <summary>How many of the next requests break it, before it has done anything.</summary>
    public int Broken { get; set; }

    /// <summary>With what status: a proxy in between may answer anything.</summary>
    public int BrokenStatus { get; set; } = StatusCodes.Status500InternalServerError;

    /// <summary>A customer it does not know, or no longer.</summary>
    public string GoneCustomer { get; set; } = "404";

    /// <summary>The first request of these is done, and its answer lost on the way.</summary>
    public Func<HttpRequest, bool>? Loses { get; set; }

    /// <summary>How many requests there were.</summary>
    public int Asked => asked;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task Listen()
    {
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    protected abstract Task<IResult> Answer(HttpRequest request);

    protected virtual IResult TooOften() => Results.StatusCode(StatusCodes.Status429TooManyRequests);

    /// <summary>Sends a message as the platform sends it; the status and what was answered.</summary>
    protected async Task<Sent> Send(Uri webhook, Message message, StorefrontKeys keys)
    {
        var content = new ByteArrayContent(message.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = content };
        foreach (var (name, value) in Signing.Headers(
            message, keys, Guid.NewGuid().ToString(), DateTimeOffset.UtcNow))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);
        return new Sent(message.Topic, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts a form without a signature.</summary>
    protected async Task<int> Ping(Uri webhook, string form)
    {
        using var content = new StringContent(form);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(webhook, content);
        return (int)answer.StatusCode;
    }

    private async Task Answer(HttpContext context)
    {
        Interlocked.Increment(ref asked);
        IResult answer;
        var isLost = Loses?.Invoke(context.Request) == true;
        if (Broken > 0)
        {
            Broken--;
            answer = Results.Text("<h1>Something went wrong</h1>", "text/html", statusCode: BrokenStatus);
        }
        else if (Busy > 0)
        {
            Busy--;
            context.Response.Headers.RetryAfter = "1";
            answer = TooOften();
        }
        else
        {
            answer = await Answer(context.Request);
        }

        if (isLost)
        {
            Loses = null;
            context.Abort();
            return;
        }

        await answer.ExecuteAsync(context);
    }
}

/// <summary>One webhook as a platform keeps it.</summary>
public sealed record Webhook(string Id, IReadOnlyList<string> Topics, Uri Address, string Secret, bool IsOn = true);

/// <summary>One delivery that was sent, and what it was answered.</summary>
public sealed record Sent(string Topic, int Status, string Answer);
