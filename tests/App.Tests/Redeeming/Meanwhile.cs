using App.Tests.Accounts;
using Azure.Core;
using Azure.Core.Pipeline;

namespace App.Tests.Redeeming;

/// <summary>Something that another instance does just before this one's first request of a kind arrives.</summary>
internal sealed class Meanwhile(Func<Request, bool> before, Func<Task> happens) : Disturbance
{
    private int seen;

    public bool HasHappened => seen > 0;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (before(message.Request) && Interlocked.Increment(ref seen) == 1)
        {
            await happens();
        }

        await ProcessNextAsync(message, pipeline);
    }
}
