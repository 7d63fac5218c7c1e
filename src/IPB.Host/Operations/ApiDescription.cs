using IPB.Host.Access;
using IPB.Host.Cases;
using Microsoft.OpenApi;

namespace IPB.Host.Operations;

/// <summary>The API's own description, OpenAPI 3.1 at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "IPB Workflows",
                Version = "v1",
                Description = "Cases that cross departments through gates. Every call that changes something carries "
                    + "an Idempotency-Key; sending it again gives the first answer again. Refusals are problem details "
                    + "with a stable code, reasons and what would be allowed.",
            };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (!metadata.OfType<NeedsIdempotencyKey>().Any()) return Task.CompletedTask;
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = CommandSender.Header,
                In = ParameterLocation.Header,
                Required = true,
                Description = "1 to 200 characters that you choose for this command.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200, MinLength = 1 },
            });
            return Task.CompletedTask;
        });
    });
}
