using Microsoft.Azure.Functions.Worker.Local;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function returned; middleware may replace it before it is executed.</summary>
public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}

/// <summary>What the function returned, of whatever type.</summary>
public abstract class InvocationResult : InvocationResult<object>;

/// <summary>Reads an invocation's result.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    public static InvocationResult GetInvocationResult(this FunctionContext context) => ((Invocation)context).Result;
}
