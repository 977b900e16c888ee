using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Local;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reaches the request behind an invocation; a timer has none.</summary>
public static class FunctionContextExtensions
{
    public static HttpContext? GetHttpContext(this FunctionContext context) => (context as Invocation)?.Http;
}
