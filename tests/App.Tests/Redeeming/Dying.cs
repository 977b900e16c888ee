using App.Tests.Accounts;
using Azure.Core;
using Azure.Core.Pipeline;

namespace App.Tests.Redeeming;

/// <summary>
/// A process that dies at its first write after so many: before it arrives, or once it is done. From then on nothing
/// that the process asks for happens.
/// </summary>
internal sealed class Dying(int writes, bool isDone) : Disturbance
{
    private int seen;

    public bool IsDead { get; private set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var isLast = !IsDead && message.Request.Method != RequestMethod.Get && Interlocked.Increment(ref seen) > writes;
        if (!IsDead && (!isLast || isDone))
        {
            await ProcessNextAsync(message, pipeline);
        }

        IsDead |= isLast;
        if (IsDead)
        {
            throw new IOException("The process is gone.");
        }
    }
}
