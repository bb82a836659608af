"""How a call of the API reaches its function: with nothing in between."""

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send


class PlainRoute(APIRoute):
    """The route of a coroutine that takes the request and gives the response.

    It has no parameters for FastAPI to work out, so none of what would do so is run; how it is
    described in the OpenAPI document is as for any other.
    """

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Call it, where the method is right."""
        if scope["method"] not in (self.methods or ()):
            await super().handle(scope, receive, send)
            return
        response = await self.endpoint(Request(scope, receive, send))
        await response(scope, receive, send)
